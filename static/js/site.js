// Improves pages that work without it.
"use strict";

// Reading starts at what is wrong, or was done, but for what was done in a list.
const first = location.hash ? "" : ", .govuk-notification-banner[role=alert]";
document.querySelector(".govuk-error-summary" + first)?.focus();

// A narrow row of links begins at the open one.
for (const here of document.querySelectorAll(".wb-nav [aria-current]")) {
  const row = here.closest("ul");
  row.scrollLeft = here.offsetLeft - row.offsetLeft - 48;
}

const onward = document.querySelector("a[data-goes-on]");
if (onward) location.replace(onward.href);

const narrowed = matchMedia("(max-width: 40em)");

// A wide window, and paper, have no summary to open them by.
function fold(closed) {
  for (const one of document.querySelectorAll("details[data-fold]")) one.open = !closed;
}

if (document.querySelector("details[data-fold]")) {
  fold(narrowed.matches);
  narrowed.addEventListener("change", () => fold(narrowed.matches));
  window.addEventListener("beforeprint", () => fold(false));
  window.addEventListener("afterprint", () => fold(narrowed.matches));
}
