// Draws each chart of a page: from its figure, or in a narrow window as the server drew it for one.
// Without this, its table of numbers says the same.
"use strict";

const narrow = matchMedia("(max-width: 479px)");

async function answer(place) {
  const address = new URL(place.dataset.chart, location.href);
  if (narrow.matches) address.searchParams.set("sheet", "narrow");
  const given = await fetch(address, { credentials: "same-origin" });
  return given.ok ? given : null;
}

async function drawNarrow(place, given) {
  const text = await given.text();
  place.hidden = text === "";
  if (place.hidden) return;
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
  place.style.height = "";
  place.replaceChildren(document.importNode(drawn.documentElement, true));
}

async function drawWide(place, given) {
  const figure = await given.json();
  if (figure.data.length === 0) return;
  place.replaceChildren();
  place.hidden = false;
  // Its own height at every width: names and bars need the same room in a smaller window.
  place.style.height = `${figure.layout.height}px`;
  await Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false, responsive: true });
  // The drawing in which the library measures texts is nothing to hear.
  document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
}

async function draw(place) {
  const given = await answer(place);
  if (given === null) return;
  if (!narrow.matches) return drawWide(place, given);
  if (place.classList.contains("js-plotly-plot")) Plotly.purge(place);
  await drawNarrow(place, given);
}

function drawAll() {
  for (const place of document.querySelectorAll("[data-chart]")) {
    draw(place).catch(() => {
      place.hidden = true;
    });
  }
}

// A chart that was drawn while it was folded away has the width of nothing.
for (const folded of document.querySelectorAll("details:has([data-chart])")) {
  folded.addEventListener("toggle", () => window.dispatchEvent(new Event("resize")));
}

narrow.addEventListener("change", drawAll);
drawAll();
