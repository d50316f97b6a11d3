// Tables of pasted HTML, as tables that Markdown can hold.

import { BLOCKS, unwrap } from "./nodes.js";

const CAPTION = /^\s*table\s*[\d.]*[a-z]?\s*[:.–—-]?\s+(?=\S)/i;

// A table with one row of headings, as many cells in each row, and words alone in each cell.
export const rebuilt = (table) => {
  const rows = [...table.rows].map((row) => [...row.cells]);
  if (rows.length === 0 || (rows.length === 1 && rows[0].length === 1)) {
    table.replaceWith(...[...table.querySelectorAll("td, th")].flatMap((cell) => [...cell.childNodes]));
    return;
  }
  const squares = [];
  rows.forEach((cells, at) => {
    squares[at] ??= [];
    let column = 0;
    for (const cell of cells) {
      while (squares[at][column] !== undefined) column += 1;
      flattened(cell);
      for (let down = 0; down < Math.max(1, cell.rowSpan) && at + down < rows.length; down += 1) {
        for (let across = 0; across < Math.max(1, cell.colSpan); across += 1) {
          (squares[at + down] ??= [])[column + across] = across ? "" : cell.innerHTML;
        }
      }
    }
  });
  const full = squares.filter((row) => row.some((text) => text));
  const width = Math.max(...full.map((row) => row.length));
  const made = table.ownerDocument.createElement("table");
  full.forEach((texts, at) => {
    const row = made.insertRow();
    for (let column = 0; column < width; column += 1) {
      const cell = table.ownerDocument.createElement(at ? "td" : "th");
      cell.innerHTML = texts[column] ?? "";
      for (const bold of at ? [] : cell.querySelectorAll("strong")) unwrap(bold);
      row.append(cell);
    }
  });
  const words = captionOf(table);
  table.replaceWith(made);
  if (!words) return;
  const caption = made.ownerDocument.createElement("p");
  caption.textContent = `Table: ${words.replace(CAPTION, "").replace(/\s+/g, " ").trim()}`;
  made.before(caption);
};

// Words of a cell on one line: paragraphs and items one after another.
const flattened = (cell) => {
  for (const item of cell.querySelectorAll("li")) {
    const isLast = !item.nextElementSibling;
    item.append(isLast ? " " : "; ");
  }
  for (const node of [...cell.querySelectorAll(`${BLOCKS}, li, br`)].reverse()) node.replaceWith(...node.childNodes, " ");
  cell.innerHTML = cell.innerHTML.replace(/(\s|&nbsp;)+/g, " ").replace(/ ;/g, ";").trim();
};

// What a table shows: its own caption, or the paragraph beside it that says so.
const captionOf = (table) => {
  const own = table.querySelector("caption")?.textContent.trim();
  if (own) return own;
  for (const beside of [table.previousElementSibling, table.nextElementSibling]) {
    if (beside?.localName !== "p") continue;
    if (!/^MsoCaption/.test(beside.className) && !CAPTION.test(beside.textContent)) continue;
    const words = beside.textContent;
    beside.remove();
    return words;
  }
  return "";
};
