// What is pasted from Word, LibreOffice, Google Docs or a web page, as the Markdown of our texts:
// headings, lists, tables, bold, italic, links and notes stay; everything else is plain words.
// editor.js loads this when somebody pastes.

import { lists } from "./pasting/lists.js";
import { BLOCKS, isBlank, renamed, style, unwrap } from "./pasting/nodes.js";
import { rebuilt } from "./pasting/tables.js";

const HIGHEST = 2; // the signs of the highest heading within a text, as in "## Costs"
const DEEPEST = 4;
const LINKS = /^(https?:\/\/|mailto:)/i;
const DROPPED = "script, style, link, meta, title, noscript, template, svg, iframe, object, video, audio, button, select, input, textarea, del, [hidden], [aria-hidden=true]";

/** The Markdown of pasted HTML, and how many pictures were left out. `taken` are the marks of notes
 * that the text has already. */
export const markdownOf = (html, { TurndownService, tables }, taken = new Set()) => {
  const root = parsed(html);
  const pictures = root.querySelectorAll("img").length;
  cleaned(root);
  const noted = notes(root, taken);
  lists(root);
  emphasis(root);
  for (const table of [...root.querySelectorAll("table")].reverse()) rebuilt(table);
  headings(root);
  const text = service(TurndownService, tables).turndown(root);
  return { text: [tidy(text), ...noted.map(tidy)].filter(Boolean).join("\n\n"), pictures };
};

// A style attribute would be refused by the page's policy, and said so for each one, even in a
// document that nobody sees; so it is renamed before anything reads it.
const parsed = (html) => {
  const from = html.indexOf("<!--StartFragment-->");
  const to = html.lastIndexOf("<!--EndFragment-->");
  let text = from < 0 ? html : html.slice(from + 20, to < from ? undefined : to);
  // Word may put its notes behind the marked part.
  if (to >= from) text += (html.slice(to).match(/<div[^>]*\bid="?ftn\d[\s\S]*?<\/div>/gi) ?? []).join("");
  text = text
    .replace(/<(style|script|title)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[[^>]*>/g, "")
    .replace(/<\/?o:p[^>]*>/gi, "")
    .replace(/(<[a-z][^>]*?\s)style\s*=/gi, "$1data-style=");
  // Spreadsheets put the rows alone between the two marks.
  if (/^\s*<(col|colgroup|thead|tbody|tr)\b/i.test(text)) text = `<table>${text}</table>`;
  return new DOMParser().parseFromString(text, "text/html").body;
};

const cleaned = (root) => {
  for (const node of root.querySelectorAll(`${DROPPED}, img, br.Apple-interchange-newline`)) node.remove();
  for (const node of root.querySelectorAll("[data-style]")) {
    if (style(node, "display") === "none" || style(node, "mso-hide") === "all") node.remove();
  }
  for (const link of root.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    const isNote = /^[^#]*#(_ftn|sdfootnote)/.test(href);
    if (!isNote && (!LINKS.test(href) || !link.textContent.trim())) unwrap(link);
  }
  for (const line of root.querySelectorAll("br + br")) {
    // Two, with nothing between them, begin a paragraph.
    let before = line.previousSibling;
    while (isBlank(before)) before = before.previousSibling;
    if (before === line.previousElementSibling) line.dataset.gap = "";
  }
  for (const title of root.querySelectorAll("p.MsoTitle")) renamed(title, "h1");
};

// Notes of Word and LibreOffice: a mark in the text, and what it says at the end.
const notes = (root, taken) => {
  const said = [];
  for (const mark of root.querySelectorAll("a[href*='#_ftn'], a[href*='#sdfootnote']")) {
    const number = /#(?:_ftn|sdfootnote)(\d+)(?:sym)?$/.exec(mark.getAttribute("href"))?.[1];
    const body = number && root.querySelector(`#ftn${number}, #sdfootnote${number}`);
    if (!body || body.contains(mark)) continue;
    let label = number;
    while (taken.has(label)) label = String(Number(label) + 1);
    taken.add(label);
    body.querySelector("a")?.remove();
    said.push(`[^${label}]: ${escaped(body.textContent.replace(/\s+/g, " ").trim())}`);
    body.remove();
    const made = root.ownerDocument.createElement("span");
    made.dataset.note = label;
    made.textContent = label;
    mark.replaceWith(made);
  }
  for (const link of root.querySelectorAll("a[href*='#_ftn'], a[href*='#sdfootnote']")) unwrap(link);
  return said;
};

// Bold and italic are said in many ways, and cut into many pieces.
const emphasis = (root) => {
  for (const node of root.querySelectorAll("b, strong, i, em, span, font")) {
    const weight = style(node, "font-weight");
    const isBold = /^(bold|bolder|[6-9]00)/.test(weight) || (/^(b|strong)$/.test(node.localName) && !/^(normal|[1-5]00)/.test(weight));
    const slant = style(node, "font-style");
    const isItalic = /^(italic|oblique)/.test(slant) || (/^(i|em)$/.test(node.localName) && slant !== "normal");
    const holdsBlocks = node.querySelector(BLOCKS);
    let inner = node;
    if (node.dataset.note) continue;
    for (const [wanted, name] of [[isItalic, "em"], [isBold, "strong"]]) {
      if (!wanted || holdsBlocks || !node.textContent.trim()) continue;
      const made = root.ownerDocument.createElement(name);
      made.append(...inner.childNodes);
      inner.append(made);
    }
    unwrap(inner);
  }
  for (const name of ["strong", "em"]) {
    for (const node of root.querySelectorAll(`${name} ${name}`)) unwrap(node);
    for (const node of [...root.querySelectorAll(name)]) {
      let next = node.nextSibling;
      while (next && (next.localName === name || (isBlank(next) && next.nextSibling?.localName === name))) {
        const piece = next;
        next = next.nextSibling;
        if (piece.localName === name) node.append(...piece.childNodes);
        else node.append(piece);
        if (piece.localName === name) piece.remove();
      }
    }
  }
};

// The highest heading has two signs, each level below it one more, and none more than four.
const headings = (root) => {
  for (const node of root.querySelectorAll("li h1, li h2, li h3, li h4, li h5, li h6")) unwrap(node);
  const found = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((node) => {
    if (!node.textContent.trim()) node.remove();
    return node.textContent.trim();
  });
  const levels = [...new Set(found.map((node) => node.localName))].sort();
  for (const node of found) {
    for (const inner of node.querySelectorAll("strong, em, br, p")) inner.replaceWith(...inner.childNodes, inner.localName === "br" ? " " : "");
    renamed(node, `h${Math.min(DEEPEST, HIGHEST + levels.indexOf(node.localName))}`);
  }
};

// Signs that would mean something are marked as words, and no others.
const escaped = (text) =>
  text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\")
    .replace(/[*`]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/\[(?=\^|[^\]]*\][([{:])/g, "\\[")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^(\s*)(#{1,6}|[-+>]|~~~)(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s)/, "$1\\$2")
    .replace(/^(\s*)\{(?=[#.])/, "$1\\{");

const service = (TurndownService, tables) => {
  const made = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*", br: "" });
  made.use(tables);
  made.escape = escaped;
  made.addRule("note", { filter: (node) => Boolean(node.dataset?.note), replacement: (_, node) => `[^${node.dataset.note}]` });
  made.addRule("gap", { filter: (node) => node.dataset?.gap !== undefined, replacement: () => "\n\n" });
  made.addRule("item", {
    filter: "li",
    replacement: (content, node) => {
      const list = node.parentNode;
      const place = Number(list.getAttribute("start") || 1) + [...list.children].indexOf(node);
      const mark = list.nodeName === "OL" ? `${place}${list.dataset.letters === undefined ? "." : ")"}` : "-";
      const text = content.trim().replace(/\n{2,}(?=\s*(?:-|\d+[.)]) )/g, "\n");
      return `${mark} ${text.replace(/\n(?=.)/g, `\n${" ".repeat(mark.length + 1)}`)}\n`;
    },
  });
  return made;
};

const tidy = (text) =>
  text
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, "")
    .replace(/\u00a0/g, " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
