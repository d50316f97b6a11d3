// Draws each chart of a page from its figure. Without this, its table of numbers says the same.
"use strict";

// Names beside marks would lie on one another: they show when a mark is touched.
function withoutWords(figure) {
  for (const trace of figure.data) {
    if (trace.mode === "markers+text") trace.mode = "markers";
  }
}

async function draw(place) {
  const answer = await fetch(place.dataset.chart, { credentials: "same-origin" });
  if (!answer.ok) return;
  const figure = await answer.json();
  if (figure.data.length === 0) return;
  // What a narrow window has no room for stays with its table.
  if (figure.layout.meta && innerWidth < figure.layout.meta.least) return;
  if (innerWidth < 480) withoutWords(figure);
  place.hidden = false;
  // Its own height at every width: names and bars need the same room on a narrow screen.
  place.style.height = `${figure.layout.height}px`;
  await Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false, responsive: true });
}

for (const place of document.querySelectorAll("[data-chart]")) {
  draw(place).catch(() => {
    place.hidden = true;
  });
}
