// Shows what would follow as somebody changes a box. The page works without this file: the button
// loads it anew. What is tried stands in the address, so that it can be sent to somebody.
"use strict";

// Names of its own, since a meeting has scripts beside it.
{
  const form = document.querySelector("form[data-what-if]");
  const place = document.querySelector("[data-what-follows]");
  let newest = 0;

  // A form that stands on another page, such as a meeting's, says where things are tried.
  const elsewhere = form?.getAttribute("action") ?? "";

  const address = () => {
    const typed = [...new FormData(form)].filter(([, value]) => value !== "");
    return `${elsewhere}?${new URLSearchParams(typed)}`;
  };

  const put = (text) => {
    const piece = document.createElement("template");
    piece.innerHTML = text;
    // The two regions stay, so that what changes in the status is spoken.
    for (const part of piece.content.children) {
      place.querySelector(`[data-follows=${part.dataset.follows}]`).innerHTML = part.innerHTML;
    }
  };

  const follow = async () => {
    const mine = ++newest;
    const asked = address();
    try {
      const answer = await fetch(asked, { headers: { "X-In-Place": "answer" }, credentials: "same-origin" });
      const text = await answer.text();
      // An answer that a later change has overtaken says nothing any more.
      if (mine !== newest) return true;
      if (!answer.ok || !text.includes("data-follows")) return false;
      put(text);
      if (!elsewhere) history.replaceState(null, "", asked);
      performance.mark("what-if-painted");
      return true;
    } catch {
      // The button still works, and says what is wrong.
      return false;
    }
  };

  form?.addEventListener("input", (event) => {
    if (event.target.matches("[data-what-if-option]")) form.requestSubmit();
    else follow();
  });

  // A meeting stays on its page.
  form?.addEventListener("submit", async (event) => {
    if (!elsewhere) return;
    event.preventDefault();
    if (!(await follow())) form.submit();
  });
}
