// Shares as bars that follow as weights are typed. The page works without this file: shares are
// worked out when the weights are saved.
"use strict";

const form = document.querySelector("form[data-weights]");

// What somebody typed as a number of nought or more; null where it is none.
const weight = (field) => {
  const text = field.value.replace(/[\s,]/g, "");
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && value >= 0 ? value : null;
};

const chosen = () => form.querySelector("input[name=weights_as]:checked")?.value;

const follow = () => {
  const fields = [...form.querySelectorAll("[data-weight]")];
  const equal = chosen() === "equal";
  const weights = fields.map((field) => (equal ? 1 : weight(field)));
  const sum = weights.reduce((total, one) => total + (one ?? 0), 0);
  fields.forEach((field, at) => {
    const row = document.querySelector(`[data-share-of="${field.dataset.weight}"]`);
    if (!row || weights[at] === null || !sum) return;
    const share = (100 * weights[at]) / sum;
    const words = `${share.toFixed(share % 1 ? 1 : 0)}%`;
    row.querySelector("[data-share-shown]").textContent = words;
    row.querySelector("[data-weight-shown]").textContent = equal ? "1" : field.value.trim();
    row.querySelector("meter").value = share;
    row.querySelector("meter").ariaLabel = words;
  });
  const told = document.querySelector("[data-weights-sum]");
  if (told && chosen() === "per-cent") told.textContent = `Together: ${Number(sum.toFixed(6))}%`;
  else if (told) told.textContent = "";
};

form?.addEventListener("input", follow);
form?.addEventListener("change", follow);
