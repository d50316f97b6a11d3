// Waits for a file: without this file the page loads itself anew every few seconds. With it the
// page stays where it is, says when the file is there, and has it sent.
"use strict";

const PAUSE = 1500;
const box = document.getElementById("render");
const sentence = document.getElementById("render-sentence");

// While it is being made only words and the bar change, so that nobody loses the button they are at.
const follow = (part) => {
  const [bar, bars] = [box.querySelector("progress"), part.querySelector("progress")];
  for (const name of ["value", "max"]) {
    if (bars.hasAttribute(name)) {
      bar.setAttribute(name, bars.getAttribute(name));
    } else {
      bar.removeAttribute(name);
    }
  }
  document.getElementById("render-step").textContent = part.querySelector("#render-step").textContent;
};

const finish = (part) => {
  box.replaceWith(part);
  document.getElementById("render-news").textContent = sentence.textContent;
  const file = part.querySelector("#render-file");
  if (file) {
    window.location.assign(file.href);
  }
};

const look = async () => {
  try {
    const answer = await fetch(window.location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.getElementById("render");
    if (!part) {
      // Signed out, or the paper is gone: the page that says so.
      window.location.reload();
      return;
    }
    sentence.textContent = page.getElementById("render-sentence").textContent;
    if (!("unfinished" in part.dataset)) {
      finish(part);
      return;
    }
    follow(part);
  } catch {
    // The server cannot be reached for the moment: ask again.
  }
  setTimeout(look, PAUSE);
};

setTimeout(look, PAUSE);
