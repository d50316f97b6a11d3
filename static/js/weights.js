// Shares as bars, and what each weight carries where scales differ in length, follow as weights are
// typed. The page works without this file: all of them are worked out when the weights are saved.
"use strict";

const form = document.querySelector("form[data-weights]");

// What somebody typed as a number of nought or more; null where it is none.
const weight = (field) => {
  const text = field.value.replace(/[\s,]/g, "");
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && value >= 0 ? value : null;
};

const chosen = () => form.querySelector("input[name=weights_as]:checked")?.value;

// A share in per cent: whole, or to a tenth. What binary sums leave over is no part of it.
const percent = (share) => {
  const near = Number(share.toFixed(6));
  return `${near.toFixed(near % 1 ? 1 : 0)}%`;
};

// Shows a weight and its share of all weight in the row of a criterion or of a group.
const show = (row, text, share) => {
  if (!row) return;
  const words = percent(share);
  row.querySelector("[data-share-shown]").textContent = words;
  row.querySelector("[data-weight-shown]").textContent = text;
  row.querySelector("meter").value = share;
  row.querySelector("meter").ariaLabel = words;
};

const total = (fields, of) => fields.reduce((sum, field) => sum + (of(field) ?? 0), 0);

// Shows what each criterion carries of what can be reached, and each group with its criteria: its
// share times the most points of its scale, over all of these. Where that cannot be told it stays.
const carry = (carried, groupOf) => {
  const whole = [...carried.values()].reduce((sum, one) => sum + one, 0);
  if (whole <= 0 || [...carried.values()].some((one) => one < 0)) return;
  const together = new Map();
  const put = (selector, part) => {
    const cell = document.querySelector(`${selector} [data-carries-shown]`);
    if (cell) cell.textContent = percent((100 * part) / whole);
  };
  carried.forEach((part, field) => {
    put(`[data-share-of="${field.dataset.weight}"]`, part);
    const group = groupOf(field)?.dataset.groupWeight;
    if (group) together.set(group, (together.get(group) ?? 0) + part);
  });
  together.forEach((part, group) => put(`[data-share-of-group="${group}"]`, part));
};

const follow = () => {
  const groups = [...form.querySelectorAll("[data-group-weight]")];
  const fields = [...form.querySelectorAll("[data-weight]")];
  const equal = chosen() === "equal";
  const of = (field) => (equal ? 1 : weight(field));
  const text = (field) => (equal ? "1" : field.value.trim());
  const groupOf = (field) => groups.find((one) => one.dataset.groupWeight === field.dataset.in);
  const beside = [...groups, ...fields.filter((field) => !groupOf(field))];
  const sum = total(beside, of);
  const carried = new Map(); // what counts of each criterion, by its field
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
    const row = document.querySelector(`[data-share-of="${field.dataset.weight}"]`);
    show(row, text(field), share);
    if (row?.dataset.reach) carried.set(field, share * Number(row.dataset.reach));
  });
  carry(carried, groupOf);
  const told = document.querySelector("[data-weights-sum]");
  if (told && chosen() === "per-cent") told.textContent = `Together: ${Number(sum.toFixed(6))}%`;
  else if (told) told.textContent = "";
};

form?.addEventListener("input", follow);
form?.addEventListener("change", follow);
