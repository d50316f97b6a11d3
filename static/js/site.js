// Improves pages that work without it: after a refused form, reading starts at what is wrong.
"use strict";

const summary = document.querySelector(".govuk-error-summary");
if (summary) {
  summary.focus();
}
