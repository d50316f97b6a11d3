// Rating in place: the grid works without this file, each cell on a page of its own.
//
// The link of a cell, a link with data-get and a form with data-post ask for a piece of the page,
// which takes the place of what stands in the cell or in data-target; elements marked data-instead
// take the place of their own, and what data-say says is heard from data-said.
"use strict";

const words = {
  0: "Not saved: the server cannot be reached. What you typed is still here: try again.",
  403: "Not saved: you are signed out or may not change this. What you typed is still here: sign in again in another window, then save.",
  404: "Not saved: this option or criterion has been removed.",
  other: "Not saved: something went wrong. What you typed is still here: try again in a minute.",
};

// Whoever signed in again in another window has another token since.
const withToken = (data) => {
  const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1];
  if (token && data.has("csrfmiddlewaretoken")) data.set("csrfmiddlewaretoken", token);
  return data;
};

// Opens the next cell that is not rated, round to the first.
const openNext = (cell) => {
  const unrated = [...document.querySelectorAll("[data-unrated]")];
  const follows = (link) => cell.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING;
  (unrated.find(follows) ?? unrated[0])?.click();
};

// Says beside what was typed that it is not saved, or on its own page where nothing was typed.
const tell = (source, status) => {
  const place = source.closest("form")?.querySelector("[data-problem]");
  if (place) {
    place.textContent = words[status] ?? words.other;
  } else if (source.href) {
    window.location.assign(source.href);
  }
};

// The eye and the keyboard stay in the cell: in the form at what is wrong or was given, after it at
// the link that opens it again.
const focusIn = (cell) => {
  // What is wrong may stand in the part that is folded away.
  for (const folded of cell.querySelectorAll("details:has(.govuk-form-group--error)")) {
    folded.open = true;
  }
  const targets = [
    ".govuk-error-summary",
    ".govuk-form-group--error input, .govuk-form-group--error textarea",
    "input[type=radio]:checked",
    "form.wb-cell__form input:not([type=hidden])",
    "[data-open], :scope > a",
  ];
  const found = targets.map((one) => cell.querySelector(one)).find(Boolean);
  found?.focus();
};

const put = (cell, text) => {
  const piece = document.createElement("template");
  piece.innerHTML = text;
  for (const part of piece.content.querySelectorAll("[data-instead]")) {
    part.removeAttribute("data-instead");
    part.remove();
    document.getElementById(part.id)?.replaceWith(part);
  }
  const say = piece.content.querySelector("[data-say]");
  say?.remove();
  cell.replaceChildren(piece.content);
  focusIn(cell);
  // One element that stays: a reader says nothing of one that has just come.
  if (say) document.querySelector("[data-said]").textContent = say.textContent;
};

const ask = async (source, url, { goesOn = false, ...options }) => {
  if (source.ariaBusy === "true") return;
  source.ariaBusy = "true";
  try {
    const answer = await fetch(url, { ...options, headers: { "X-In-Place": "cell" } });
    // A refused rating (422) and a conflict (409) come back as the filled-in form. Anything but a
    // cell is a whole page: to sign in, or to say what went wrong.
    if (answer.headers.get("X-Fragment") === "cell") {
      const { target } = source.dataset;
      const cell = target ? document.querySelector(target) : source.closest("td");
      put(cell, await answer.text());
      if (goesOn && answer.ok && !cell.querySelector(".wb-cell__form")) openNext(cell);
    } else {
      tell(source, answer.ok ? 403 : answer.status);
    }
  } catch {
    tell(source, 0);
  } finally {
    source.ariaBusy = null;
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-get], .wb-scores td[id] > a");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && plain) {
    event.preventDefault();
    ask(link, link.dataset.get ?? link.href, {});
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-post]");
  if (form) {
    event.preventDefault();
    const body = withToken(new FormData(form, event.submitter));
    ask(form, form.dataset.post, { method: "POST", body, goesOn: event.submitter?.name === "next" });
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.target.closest?.(".wb-cell__form")?.querySelector("[data-cancel]")?.click();
  }
});
