// Lists of pasted HTML, as items of one list.

import { renamed, style } from "./nodes.js";

// Word's lists are paragraphs that say their list and level, with the mark typed before the words.
export const lists = (root) => {
  for (const list of root.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    list.previousElementSibling?.append(list);
  }
  for (const list of root.querySelectorAll("ol")) {
    if (/^a/i.test(list.type) || /(alpha|latin)$/.test(style(list, "list-style-type") || style(list.querySelector("li") ?? list, "list-style-type"))) list.dataset.letters = "";
  }
  let open = []; // of the lists that go on: { list, level, key }
  let last = null;
  for (const one of [...root.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const mark = markOf(one);
    if (mark === null || one.localName !== "p" || one.closest("li")) continue;
    const found = /mso-list:\s*(\S+)\s+level(\d+)/i.exec(one.dataset.style ?? "");
    const level = Number(found?.[2] ?? 1);
    if (last !== one.previousElementSibling) open = [];
    open = open.filter((other) => other.level <= level);
    let here = open.at(-1);
    if (here?.level === level && here.key !== keyOf(found, mark)) {
      open.pop();
      here = open.at(-1);
    }
    if (here?.level !== level) here = begun(one, mark, here, open, level, keyOf(found, mark));
    here.list.append(renamed(one, "li"));
    last = open[0].list;
  }
};

const keyOf = (found, mark) => `${found?.[1] ?? ""}${/^\(?\w/.test(mark) && mark !== "o" ? "numbers" : "signs"}`;

const begun = (one, mark, above, open, level, key) => {
  const isNumbered = key.endsWith("numbers");
  const list = one.ownerDocument.createElement(isNumbered ? "ol" : "ul");
  if (isNumbered && /^\d/.test(mark)) list.setAttribute("start", parseInt(mark, 10));
  if (isNumbered && /^\(?[a-z][.)]/i.test(mark) && !/^\(?i/i.test(mark)) list.dataset.letters = "";
  const item = above?.list.lastElementChild;
  if (item) item.append(list);
  else one.before(list);
  open.push({ list, level, key });
  return open.at(-1);
};

// The mark that Word typed before a paragraph of a list, which is taken off; null where it is none.
const markOf = (one) => {
  const isListed = /mso-list:\s*(?!none|ignore)/i.test(one.dataset.style ?? "");
  const typed = [...one.querySelectorAll("[data-style]")].find((node) => /mso-list:\s*ignore/i.test(node.dataset.style));
  const mark = typed?.textContent.trim();
  typed?.remove();
  if (isListed) return mark || "-";
  const sign = /^\s*[·•▪§]\s+/.exec(one.textContent);
  if (!sign || !/^MsoList/.test(one.className)) return null;
  const first = one.ownerDocument.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  while (first.nextNode() && !first.currentNode.data.trim());
  first.currentNode.data = first.currentNode.data.replace(/^\s*[·•▪§]\s*/, "");
  return "·";
};
