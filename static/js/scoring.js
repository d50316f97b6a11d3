// Rating in place: the grid works without this file, each cell on a page of its own.
"use strict";

const words = {
  0: "Not saved: the server cannot be reached. What you typed is still here: try again.",
  403: "Not saved: you are signed out or may not change this. Keep a copy of what you typed, open the page again and sign in.",
  404: "Not saved: this option or criterion has been removed.",
  other: "Not saved: something went wrong. What you typed is still here: try again in a minute.",
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

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { xhr } = detail;
  if (xhr.getResponseHeader("X-Fragment") === "cell") {
    // A refused rating (422) and a conflict (409) come back as the filled-in form.
    detail.shouldSwap = true;
    detail.isError = false;
  } else {
    // Anything else is a whole page: to sign in, or to say what went wrong.
    detail.shouldSwap = false;
    tell(detail.requestConfig.elt, xhr.status === 200 ? 403 : xhr.status);
  }
});

document.addEventListener("htmx:sendError", ({ detail }) => tell(detail.requestConfig.elt, 0));

// The eye and the keyboard stay in the cell: in the form at what is wrong or was given, after it at
// the link that opens it again.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const cell = detail.target;
  if (!cell.matches?.("[data-cell]")) {
    return;
  }
  // What is wrong may stand in the part that is folded away.
  for (const folded of cell.querySelectorAll("details:has(.govuk-form-group--error)")) {
    folded.open = true;
  }
  const targets = [
    ".govuk-error-summary",
    ".govuk-form-group--error input, .govuk-form-group--error textarea",
    "input[type=radio]:checked",
    "form.wb-cell__form input:not([type=hidden])",
    "[data-open]",
  ];
  const found = targets.map((one) => cell.querySelector(one)).find(Boolean);
  found?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.target.closest?.(".wb-cell__form")?.querySelector("[data-cancel]")?.click();
  }
});
