// How much a form takes: said while somebody types, and before it is sent. Forms work without this
// file: they refuse what is too long with all of it still there.
"use strict";

// A block, since the scripts of a page share their names.
{
  // How long a text may be. Nothing is cut: the page counts from three quarters on.
  const waiting = new WeakMap();

  const count = (box) => {
    const line = document.getElementById(`${box.id}_most`);
    if (!line) return;
    line.dataset.said ??= line.textContent;
    const left = Number(box.dataset.most) - [...box.value].length;
    const near = left < Number(box.dataset.most) / 4;
    line.classList.toggle("wb-count--near", near);
    line.classList.toggle("wb-count--over", left < 0);
    const amount = Math.abs(left).toLocaleString("en-GB");
    const characters = `${amount} ${amount === "1" ? "character" : "characters"}`;
    const words = !near
      ? line.dataset.said
      : left >= 0
        ? `${characters} left.`
        : `${characters} too many: it cannot be saved before it is shorter.`;
    // Put anew, the same words would be heard again.
    if (line.textContent !== words) line.textContent = words;
  };

  document.addEventListener("input", ({ target }) => {
    if (!target.dataset.most) return;
    document.getElementById(`${target.id}_most`)?.setAttribute("aria-live", "polite");
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(count, 300, target));
  });
  for (const box of document.querySelectorAll("[data-most]")) count(box);

  // What the server takes at once, files left out: DATA_UPLOAD_MAX_MEMORY_SIZE.
  const MOST_BYTES = 10485760;

  document.addEventListener(
    "submit",
    (event) => {
      if (event.target.method !== "post") return;
      const typed = [...new FormData(event.target)].filter(([, value]) => typeof value === "string");
      // A character takes nine bytes at most.
      if (typed.reduce((sum, [name, value]) => sum + name.length + value.length + 2, 0) * 9 < MOST_BYTES) return;
      const bytes = new URLSearchParams(typed.map(([name, value]) => [name, value.replace(/\r?\n/g, "\r\n")]));
      const megabytes = bytes.toString().length / 1048576;
      if (megabytes < MOST_BYTES / 1048576) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const told = document.createElement("div");
      told.className = "govuk-error-summary";
      told.tabIndex = -1;
      told.setAttribute("role", "alert");
      const words = document.createElement("p");
      words.className = "govuk-body";
      words.textContent = `Not sent: this form holds ${megabytes.toFixed(1)} MB of text, and 10 MB can be sent at once. What you typed is still here: take a part of it out, send the rest, and then send that part.`;
      told.append(words);
      document.getElementById("main").prepend(told);
      told.focus();
    },
    true,
  );
}
