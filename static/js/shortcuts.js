// Shortcuts of one key, each a quicker way to a link or field that says its key in data-shortcut. They
// do nothing while somebody types, and can be turned off (WCAG 2.1.4). "?" shows the page of all keys
// over what is open, so that nothing that was typed is left.
"use strict";

{
  const OFF = "shortcuts-off";
  const PATIENCE = 1500; // milliseconds between two keys of one shortcut

  // A browser may refuse to keep anything: the choice then holds for this page.
  let off = false;
  try {
    off = localStorage.getItem(OFF) === "1";
  } catch {}

  const turn = (to) => {
    off = to;
    try {
      localStorage.setItem(OFF, to ? "1" : "0");
    } catch {}
  };

  const types = (element) =>
    element.closest?.("input, textarea, select, [contenteditable], dialog") ?? document.querySelector("dialog[open]");

  const found = (keys) =>
    [...document.querySelectorAll(`[data-shortcut="${keys}"]`)].find((one) => one.checkVisibility());

  const list = async (link) => {
    try {
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const dialog = document.createElement("dialog");
      dialog.className = "wb-keys";
      dialog.setAttribute("aria-label", link.textContent);
      const close = document.createElement("form");
      close.method = "dialog";
      close.innerHTML = '<button class="govuk-button govuk-button--secondary"></button> <a class="govuk-link"></a>';
      close.querySelector("button").textContent = link.dataset.close;
      const more = close.querySelector("a");
      more.textContent = link.dataset.more;
      more.href = link.href;
      dialog.append(page.querySelector("[data-shortcuts]"), close);
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    } catch {
      location.assign(link.href);
    }
  };

  let before = "";
  let at = 0;
  document.addEventListener("keydown", (event) => {
    if (off || event.defaultPrevented || event.isComposing || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return;
    if (event.key === "Shift") return;
    const keys = before && event.timeStamp - at < PATIENCE ? `${before} ${event.key}` : event.key;
    before = event.key === "g" ? "g" : "";
    at = event.timeStamp;
    if (!/^(g )?[a-z?/]$/.test(keys)) return;
    const target = found(keys);
    if (!target) return;
    event.preventDefault();
    before = "";
    if (keys === "?") list(target);
    else if (target.matches("input")) target.focus();
    else target.click();
  });

  const button = document.querySelector("[data-shortcuts-switch]");
  if (button) {
    const state = document.querySelector("[data-shortcuts-state]");
    const say = () => {
      button.textContent = off ? button.dataset.on : button.dataset.off;
      state.textContent = off ? state.dataset.off : state.dataset.on;
    };
    document.querySelector("[data-unscripted]").remove();
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      turn(!off);
      say();
    });
    say();
  }
}
