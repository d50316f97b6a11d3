// Follows a meeting: what others agree shows without a reload. Works without it, by opening the page
// again. It changes what is agreed and nothing else: no form, and nothing that somebody types.
"use strict";

// Whoever looks sees an agreed rating within two seconds, the answer's own way included.
const EACH = 1800;

const place = document.querySelector("[data-live]");
const said = place?.querySelector("[data-said]");
const stopped = place?.querySelector("[data-stopped]");
const words = place?.dataset ?? {};
let version = words.version;

const say = (element, text) => {
  if (element && element.textContent !== text) element.textContent = text;
};

// The cells of this page that are not as they were; each takes its new words.
const put = (cells) => {
  const told = [];
  for (const [anchor, { html, said: sentence }] of Object.entries(cells)) {
    const here = document.getElementById(`agreed-${anchor}`);
    if (!here) continue;
    const piece = document.createElement("template");
    piece.innerHTML = html.trim();
    const old = document.createElement("template");
    old.innerHTML = here.innerHTML.trim();
    if (piece.innerHTML === old.innerHTML) continue;
    here.replaceChildren(piece.content);
    here.classList.add("wb-fresh");
    told.push(sentence);
    const form = document.querySelector(`[data-watch="${anchor}"]`);
    if (form) say(form.querySelector("[data-meanwhile]"), words.meanwhile);
  }
  if (told.length) {
    say(said, told.length === 1 ? told[0] : words.many.replace("%d", told.length));
  }
};

const follow = async () => {
  let again = true;
  try {
    const answer = await fetch(words.live, {
      cache: "no-store",
      headers: { "If-None-Match": `"${version}"` },
      redirect: "manual",
      signal: AbortSignal.timeout(10000),
    });
    if (answer.ok) {
      const news = await answer.json();
      version = news.version;
      put(news.cells);
      for (const one of document.querySelectorAll("[data-progress]")) say(one, news.progress);
    } else if (answer.status !== 304) {
      // To sign in (a redirect), or refused: asking again changes nothing.
      again = answer.status >= 500;
    }
    if (again && answer.status < 500) {
      if (stopped.textContent) say(said, words.back);
      say(stopped, "");
    } else {
      say(stopped, again ? words.lost : words.out);
    }
  } catch {
    say(stopped, words.lost);
  }
  if (again) setTimeout(follow, EACH);
};

if (place) setTimeout(follow, EACH);
