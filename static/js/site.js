// Improves pages that work without it: after a refused form, reading starts at what is wrong; a
// page that told of progress goes on by itself once it is whole.
"use strict";

const summary = document.querySelector(".govuk-error-summary");
if (summary) {
  summary.focus();
}

const onward = document.querySelector("a[data-goes-on]");
if (onward) {
  window.location.replace(onward.href);
}
