// The picture of a savings line follows as somebody types. Without this file it comes with the
// button "Show what this means".
"use strict";

// A block, since the scripts of a page share their names.
{
  const place = document.getElementById("picture");
  const form = place?.closest("form");
  let asked = 0;
  let waiting = 0;

  const draw = async () => {
    const turn = ++asked;
    const typed = new FormData(form);
    typed.set("picture", "1");
    try {
      const answer = await fetch(window.location.href, {
        method: "POST",
        body: typed,
        headers: { "X-In-Place": "picture" },
        redirect: "manual",
        signal: AbortSignal.timeout(10000),
      });
      if (turn !== asked || answer.headers.get("X-Fragment") !== "picture") return;
      const piece = document.createElement("template");
      piece.innerHTML = await answer.text();
      place.replaceChildren(piece.content);
    } catch {
      // The picture stays as it was; the form works without it.
    }
  };

  const answers = () => [...form.querySelectorAll("[name=amounts_are]")];
  const after = () => form.querySelector("[name=lasts]")?.closest(".govuk-form-group");

  // The question of the years after belongs to one of the three answers alone.
  const ask = () => {
    const group = after();
    if (group) group.hidden = !answers().some((one) => one.checked && one.value === "in-all");
  };

  // The kind of the line proposes an answer until somebody gives one.
  const propose = (kind) => {
    const proposed = place.getAttribute(`data-for-${kind}`);
    for (const one of answers()) one.checked = one.value === proposed;
    ask();
  };

  if (form) {
    let answered = "answered" in place.dataset;
    place.setAttribute("aria-live", "polite");
    form.addEventListener("change", ({ target }) => {
      if (target.name === "amounts_are") answered = true;
      if (target.name === "kind" && !answered) propose(target.value);
      ask();
    });
    for (const kind of ["input", "change"]) {
      form.addEventListener(kind, () => {
        clearTimeout(waiting);
        waiting = setTimeout(draw, 400);
      });
    }
    ask();
    draw();
  }
}
