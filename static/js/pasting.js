// What is pasted from Word, LibreOffice, Google Docs or a web page, as the Markdown of our texts:
// headings, lists, tables, bold, italic, links and notes stay; everything else is plain words.
// editor.js loads this when somebody pastes.

const HIGHEST = 2; // the signs of the highest heading within a text, as in "## Costs"
const DEEPEST = 4;
const LINKS = /^(https?:\/\/|mailto:)/i;
const DROPPED = "script, style, link, meta, title, noscript, template, svg, iframe, object, video, audio, button, select, input, textarea, del, [hidden], [aria-hidden=true]";
const BLOCKS = "p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre, section, article, header, footer, main, figure";
const CAPTION = /^\s*table\s*[\d.]*[a-z]?\s*[:.–—-]?\s+(?=\S)/i;

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

const style = (node, name) =>
  new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(node.dataset.style ?? "")?.[1].trim().toLowerCase() ?? "";

const unwrap = (node) => node.replaceWith(...node.childNodes);

const renamed = (node, name) => {
  const made = node.ownerDocument.createElement(name);
  Object.assign(made.dataset, node.dataset);
  made.append(...node.childNodes);
  node.replaceWith(made);
  return made;
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

// Word's lists are paragraphs that say their list and level, with the mark typed before the words.
const lists = (root) => {
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

const isBlank = (node) => node.nodeType === Node.TEXT_NODE && !node.data.trim();

// A table with one row of headings, as many cells in each row, and words alone in each cell.
const rebuilt = (table) => {
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
