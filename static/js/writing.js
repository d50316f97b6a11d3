// Writing a section: figures by name while typing, and saving where one is. The page works without
// this file: its buttons send the form and the page comes back with what was typed.
"use strict";

const form = document.getElementById("section-form");
const box = form.querySelector("textarea");
let kept = box.value;

// What the server says, in its places; what is typed and where the cursor stands are left alone.

const put = (text) => {
  const pieces = document.createElement("template");
  pieces.innerHTML = text;
  for (const piece of pieces.content.querySelectorAll("[data-into]")) {
    document.getElementById(piece.dataset.into).replaceChildren(...piece.childNodes);
  }
  for (const own of pieces.content.querySelectorAll("input[type=hidden]")) {
    const mine = form.elements[own.name];
    if (mine && own.parentNode === pieces.content) mine.value = own.value;
  }
  showButtons();
};

const say = (words) => {
  document.getElementById("said").textContent = words;
  hear(words);
};

// What a screen reader says. Its element stays while all around it is put anew, and is emptied
// first, so that the same words are said again.
const hear = (...words) => {
  const heard = document.getElementById("heard");
  heard.textContent = "";
  setTimeout(() => {
    heard.textContent = words
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => (/[.!?]$/.test(one) ? one : `${one}.`))
      .join(" ");
  }, 100);
};

// Whether it is saved, how the section stands, and what is to be mended in it.
const hearAnswer = () => {
  const faults = document.querySelectorAll("#answer .wb-faults li");
  const places = [document.getElementById("said"), document.getElementById("standing"), ...faults];
  hear(...places.map((place) => place.textContent));
};

// `byItself`: nobody pressed anything, so the focus stays, and only what went wrong is said.
const send = async (button, byItself = false) => {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const sent = box.value;
  const words = document.getElementById("figures-words");
  const finding = button.name === "find";
  try {
    const answer = await fetch(window.location.pathname, {
      method: "POST",
      body: new FormData(form, button),
      headers: { "X-In-Place": "section", "X-Keep": "1" },
    });
    // Whoever is signed out comes to sign in, and back here with what was typed.
    const onward = answer.headers.get("X-Goes-On");
    if (onward) {
      kept = box.value;
      window.location.assign(onward);
      return;
    }
    const text = await answer.text();
    if (!text.includes("data-into") || answer.redirected) throw new Error("not a section");
    put(text);
    if (button.name === "save") goesOn = answer.ok;
    if (answer.ok && button.name === "save") kept = sent;
    const summary = document.querySelector("#answer .govuk-error-summary");
    if (summary && byItself) hear(summary.textContent);
    else if (summary) summary.focus();
    else if (byItself) return;
    else if (finding) document.getElementById("figures-words").focus();
    else hearAnswer();
  } catch {
    say("Not saved: the server cannot be reached, or you are signed out. What you typed is still here: keep a copy, then try again.");
    if (finding) words.focus();
  } finally {
    form.ariaBusy = null;
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.submitter ?? form.querySelector("button[name=save]"));
});

// It saves itself once nobody has typed for half a minute, and when another window is looked at; not
// after it was refused, since whoever writes has to choose then between two texts.

const REST = 30000; // milliseconds
let goesOn = true;
let resting;

const saveItself = () => {
  if (goesOn && box.value !== kept) send(form.querySelector("button[name=save]"), true);
};

box.addEventListener("input", () => {
  clearTimeout(resting);
  resting = setTimeout(saveItself, REST);
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) saveItself();
});

window.addEventListener("beforeunload", (event) => {
  if (box.value !== kept) event.preventDefault();
});

// Undoing goes to the page anew; it is meant, so nothing asks again.
document.addEventListener("submit", (event) => {
  if (event.target.id === "undo-form") kept = box.value;
});

// A figure from the panel goes in at the cursor; at the end of the text where nobody has put the
// cursor anywhere, since a heading that begins the text would be none with a figure before it.

let placed = false;
box.addEventListener("focus", () => {
  placed = true;
});

const insert = (start, end, words) => {
  box.focus();
  box.setRangeText(words, start, end, "end");
  box.dispatchEvent(new Event("input"));
  hear(`Inserted: ${words}`);
};

// A button beside each figure. They are of use to the script alone, which makes them: hundreds of
// them would be a third of the page.
const showButtons = () => {
  const panel = document.querySelector("[data-insert]");
  for (const item of panel ? panel.querySelectorAll("li") : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    const of = document.createElement("span");
    of.className = "govuk-visually-hidden";
    of.textContent = ` ${item.firstChild.textContent.replace(/:\s*$/, "")}`;
    button.append(panel.dataset.insert, of);
    item.append(document.createElement("br"), button);
  }
};
showButtons();

document.getElementById("figures").addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert] button");
  if (!button) return;
  const quoted = button.closest("li").querySelector("code").textContent;
  const end = box.value.length;
  insert(placed ? box.selectionStart : end, placed ? box.selectionEnd : end, quoted);
});

document.getElementById("figures").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.id === "figures-words") {
    event.preventDefault();
    send(document.querySelector("button[name=find]"));
  }
});

// Names while typing "{{": the arrows choose, Enter or Tab takes, Escape closes. The pattern is that
// of a combobox with a list; a box of many lines may not bear its role, and says the rest.

const names = document.createElement("ul");
names.id = "names";
names.className = "wb-names";
names.setAttribute("role", "listbox");
names.setAttribute("aria-label", "Figures");
names.hidden = true;
const told = document.createElement("p");
told.className = "govuk-visually-hidden";
told.setAttribute("role", "status");
box.after(names, told);
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-controls", "names");
box.setAttribute("autocomplete", "off");

let chosen = -1;
let asked = 0;

// The name that is being typed at the cursor, or null.
const typing = () => {
  const before = box.value.slice(0, box.selectionStart);
  const found = /\{\{[ \t]*([^{}|\n]*)$/.exec(before);
  return found && !found[1].startsWith("#") ? { start: found.index, words: found[1] } : null;
};

const close = () => {
  asked += 1;
  names.hidden = true;
  chosen = -1;
  box.removeAttribute("aria-activedescendant");
};

const choose = (at) => {
  const items = names.children;
  chosen = (at + items.length) % items.length;
  for (const [index, item] of [...items].entries()) {
    item.setAttribute("aria-selected", String(index === chosen));
  }
  items[chosen].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", items[chosen].id);
};

const take = (item) => {
  const here = typing();
  if (!here) return;
  const rest = /^[^{}\n]*\}\}/.exec(box.value.slice(box.selectionStart));
  insert(here.start, box.selectionStart + (rest ? rest[0].length : 0), `{{ ${item.dataset.name} }}`);
  close();
};

// Where the cursor stands, from a copy of the box that holds what is before it.
const place = () => {
  const mirror = document.createElement("div");
  const style = getComputedStyle(box);
  mirror.className = "wb-desk__mirror";
  for (const one of ["font", "lineHeight", "padding", "border", "width", "boxSizing", "letterSpacing"]) {
    mirror.style[one] = style[one];
  }
  mirror.textContent = box.value.slice(0, box.selectionStart);
  const mark = document.createElement("span");
  mark.textContent = ".";
  mirror.append(mark);
  document.body.append(mirror);
  const line = mark.offsetHeight;
  const top = Math.min(mark.offsetTop + line - box.scrollTop, box.clientHeight);
  const left = mark.offsetLeft;
  mirror.remove();
  const width = box.offsetParent.clientWidth;
  // Above the line where more of the list fits there than beneath it.
  const above = box.getBoundingClientRect().top + top - line;
  const fits = names.offsetHeight <= window.innerHeight - above - line;
  const over = !fits && above > window.innerHeight - above - line;
  names.style.top = over
    ? `${box.offsetTop + top - line - names.offsetHeight - 4}px`
    : `${box.offsetTop + top + 4}px`;
  names.style.left = `${Math.max(0, box.offsetLeft + Math.min(left, width - names.offsetWidth - box.offsetLeft))}px`;
};

const show = (found, more) => {
  names.replaceChildren(
    ...found.map((figure, index) => {
      const item = document.createElement("li");
      item.id = `name-${index}`;
      item.setAttribute("role", "option");
      item.dataset.name = figure.quote;
      const value = document.createElement("strong");
      value.textContent = figure.value;
      item.append(`${figure.label}: `, value, ` (${figure.quote})`);
      return item;
    }),
  );
  names.hidden = !found.length;
  told.textContent = found.length
    ? `${found.length + more} figures fit. Use the arrow keys to choose one, Enter to take it.`
    : "No figure fits.";
  if (found.length) {
    place();
    choose(0);
  }
};

const look = async () => {
  const here = typing();
  if (!here) return close();
  asked += 1;
  const mine = asked;
  try {
    const answer = await fetch(`${form.dataset.figures}?q=${encodeURIComponent(here.words.trim())}`);
    const found = await answer.json();
    if (mine === asked && typing()) show(found.figures, found.more);
  } catch {
    close();
  }
};

let waiting;
box.addEventListener("input", () => {
  clearTimeout(waiting);
  if (!typing()) return close();
  waiting = setTimeout(look, 120);
});
box.addEventListener("blur", () => setTimeout(close, 150));
names.addEventListener("mousedown", (event) => {
  event.preventDefault();
  const item = event.target.closest("li");
  if (item) take(item);
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    send(form.querySelector("button[name=save]"));
  }
});

box.addEventListener("keydown", (event) => {
  if (names.hidden || event.isComposing) return;
  const acts = {
    ArrowDown: () => choose(chosen + 1),
    ArrowUp: () => choose(chosen - 1),
    Enter: () => take(names.children[chosen]),
    Tab: () => take(names.children[chosen]),
    Escape: close,
  };
  if (acts[event.key] && !event.shiftKey) {
    event.preventDefault();
    acts[event.key]();
  }
});
