// Buttons over a text in Markdown, and pasting that keeps lists, tables, headings and bold. The box
// is one of plain text that works without this file. The toolbar is GitHub's; what makes Markdown of
// pasted text is loaded when somebody first pastes some.
"use strict";

// A block, since the scripts of a page share their names.
{
  const own = document.currentScript.dataset;
  const TABLE = "Table: What it shows\n\n| Heading | Heading |\n| --- | --- |\n| Row | not received |";
  // What stands on the button, what it does, and the key that does it with Ctrl.
  const BUTTONS = [
    ["Heading", "heading-2"],
    ["Subheading", "heading-3"],
    ["Bold", "bold", "b"],
    ["Italic", "italic", "i"],
    ["List", "unordered-list"],
    ["Numbered list", "ordered-list"],
    ["Link", "link", "k"],
    ["Table", "table"],
  ];
  const tools = new WeakMap(); // of each box, its toolbar and the line that tells
  // What is worth more than its words.
  const FORMED = /<(p|h[1-6]|li|table|tr|b|strong|i|em|a)\b|mso-list|font-weight:\s*(bold|[6-9]00)|font-style:\s*italic/i;

  // Many lines at once: a hundred times as fast as the other way, where the browser does it.
  const insertLines = (box, words) => {
    const wanted = box.value.slice(0, box.selectionStart) + words + box.value.slice(box.selectionEnd);
    const before = box.value;
    document.execCommand("insertHTML", false, words.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
    if (box.value !== wanted && box.value !== before) document.execCommand("undo");
    return box.value === wanted;
  };

  // Puts words in the place of what is chosen, so that Ctrl+Z takes them back.
  const insert = (box, words) => {
    box.focus();
    if (words.split("\n").length > 50 && insertLines(box, words)) return;
    if (words ? document.execCommand("insertText", false, words) : document.execCommand("delete")) return;
    box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // Text of its own lines stands apart from what is before and after it.
  const insertApart = (box, words) => {
    const before = box.value.slice(0, box.selectionStart);
    const after = box.value.slice(box.selectionEnd);
    const lines = (text, edge) => (text.trim() ? "\n".repeat(Math.max(0, 2 - edge.exec(text)[0].length)) : "");
    const start = lines(before, /\n*$/);
    insert(box, `${start}${words}${lines(after, /^\n*/)}`);
    return before.length + start.length;
  };

  // Makes the line of the cursor a heading of this level, or words again where it is one.
  const head = (box, level) => {
    const from = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
    const end = box.value.indexOf("\n", from);
    const line = box.value.slice(from, end < 0 ? undefined : end);
    const signs = `${"#".repeat(level)} `;
    const words = line.replace(/^#{1,6}\s+/, "");
    box.setSelectionRange(from, from + line.length);
    insert(box, line.startsWith(signs) ? words : `${signs}${words}`);
  };

  const act = (box, what) => {
    if (what === "table") {
      const from = insertApart(box, TABLE) + "Table: ".length;
      box.setSelectionRange(from, from + "What it shows".length);
    } else if (what.startsWith("heading-")) {
      head(box, Number(what.at(-1)));
    }
  };

  // Toolbars. Their library comes once somebody is at one, or in a box; the arrow keys are its work.

  const library = async () => {
    await import(own.toolbar);
    for (const bar of document.querySelectorAll("markdown-toolbar")) bar.removeAttribute("tabindex");
  };

  document.addEventListener("focusin", ({ target }) => {
    if (tools.has(target) || target.closest("markdown-toolbar")) library();
  });

  const toolbarOf = (box) => {
    const bar = document.createElement("markdown-toolbar");
    const label = document.querySelector(`label[for="${box.id}"]`)?.textContent.trim() ?? "the text";
    bar.className = "wb-toolbar";
    bar.setAttribute("for", box.id);
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", `Formatting: ${label}`);
    bar.setAttribute("aria-controls", box.id);
    for (const [name, what, key] of BUTTONS) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "wb-toolbar__button";
      button.textContent = name;
      button.dataset.mdButton = what;
      button.tabIndex = bar.children.length ? -1 : 0;
      if (key) {
        button.title = `${name} (Ctrl+${key.toUpperCase()})`;
        button.setAttribute("aria-keyshortcuts", `Control+${key.toUpperCase()}`);
      }
      bar.append(button);
    }
    // One stop of the Tab key: the arrow keys go on from there, and the button last used stays it.
    bar.addEventListener("focusin", ({ target }) => {
      for (const button of bar.children) button.tabIndex = button === target ? 0 : -1;
    });
    const told = document.createElement("p");
    told.className = "wb-toolbar__told";
    told.setAttribute("role", "status");
    box.before(bar);
    // The library makes a box editable to write in it, and leaves it marked as not.
    const tidied = () => setTimeout(() => box.removeAttribute("contenteditable"));
    bar.addEventListener("keydown", tidied);
    bar.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (!customElements.get("markdown-toolbar")) {
        await library();
        button.click();
        return;
      }
      act(box, button.dataset.mdButton);
      box.focus();
      tidied();
    });
    box.after(told);
    return { bar, told };
  };

  for (const box of document.querySelectorAll("textarea[data-markdown]")) tools.set(box, toolbarOf(box));

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const found = BUTTONS.find(([, , key]) => key === event.key.toLowerCase());
    const here = found && tools.get(event.target);
    if (!here) return;
    event.preventDefault();
    here.bar.querySelector(`[data-md-button=${found[1]}]`).click();
  });

  // Pasting

  const paste = async (box, html, plain) => {
    const { told } = tools.get(box);
    let found = { text: plain, pictures: 0 };
    try {
      const [{ markdownOf }, turndown] = await Promise.all([import(own.pasting), import(own.turndown)]);
      const taken = new Set([...box.value.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, mark]) => mark));
      found = markdownOf(html, turndown, taken);
    } catch {
      // What cannot be read is pasted as plain words.
    }
    const text = found.text || plain;
    if (/\n|^(#|- |\d+[.)] |\|)/.test(text)) insertApart(box, text);
    else insert(box, text);
    const left = found.pictures;
    told.textContent = left ? `${left === 1 ? "A picture was" : `${left} pictures were`} left out: a text holds none.` : "";
  };

  document.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!tools.has(event.target) || !FORMED.test(html)) return;
    event.preventDefault();
    paste(event.target, html, event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n"));
  });
}
