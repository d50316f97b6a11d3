// Draws each chart of a page from its figure. Without this, its table of numbers says the same.
"use strict";

async function draw(place) {
  const answer = await fetch(place.dataset.chart, { credentials: "same-origin" });
  if (!answer.ok) return;
  const figure = await answer.json();
  if (figure.data.length === 0) return;
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
