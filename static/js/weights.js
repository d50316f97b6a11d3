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

// Shows a weight and its share of all weight in the row of a criterion or of a group.
const show = (row, text, share) => {
  if (!row) return;
  const words = `${share.toFixed(share % 1 ? 1 : 0)}%`;
  row.querySelector("[data-share-shown]").textContent = words;
  row.querySelector("[data-weight-shown]").textContent = text;
  row.querySelector("meter").value = share;
  row.querySelector("meter").ariaLabel = words;
};

const total = (fields, of) => fields.reduce((sum, field) => sum + (of(field) ?? 0), 0);

const follow = () => {
  const groups = [...form.querySelectorAll("[data-group-weight]")];
  const fields = [...form.querySelectorAll("[data-weight]")];
  const equal = chosen() === "equal";
  const of = (field) => (equal ? 1 : weight(field));
  const text = (field) => (equal ? "1" : field.value.trim());
  const groupOf = (field) => groups.find((one) => one.dataset.groupWeight === field.dataset.in);
  const beside = [...groups, ...fields.filter((field) => !groupOf(field))];
  const sum = total(beside, of);
  const shareOf = (field) => (of(field) === null || !sum ? null : (100 * of(field)) / sum);
  groups.forEach((group) => {
    const row = document.querySelector(`[data-share-of-group="${group.dataset.groupWeight}"]`);
    const share = shareOf(group);
    if (share !== null) show(row, text(group), share);
  });
  fields.forEach((field) => {
    const group = groupOf(field);
    const own = of(field);
    const whole = group && total(fields.filter((one) => groupOf(one) === group), of);
    const ofGroup = group && shareOf(group);
    if (own === null || (group && (!whole || ofGroup === null))) return;
    const share = group ? (ofGroup * own) / whole : shareOf(field);
    if (share === null) return;
    show(document.querySelector(`[data-share-of="${field.dataset.weight}"]`), text(field), share);
  });
  const told = document.querySelector("[data-weights-sum]");
  if (told && chosen() === "per-cent") told.textContent = `Together: ${Number(sum.toFixed(6))}%`;
  else if (told) told.textContent = "";
};

form?.addEventListener("input", follow);
form?.addEventListener("change", follow);
