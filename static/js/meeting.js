// A page for a room to see, by keyboard: the arrow keys lead to what is before and after, Ctrl and
// Enter send the form. Its links and buttons do the same.
"use strict";

// Not where somebody types or chooses, nor where the keys move what is there.
const chooses = (element) => element.closest("input, textarea, select, summary, [tabindex]:not(main)");

document.addEventListener("keydown", (event) => {
  const form = document.querySelector("[data-agree]");
  // What is tried there agrees nothing.
  if (event.target.closest("[data-what-if]")) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[name=next], button[name=save]"));
    return;
  }
  const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  if (!document.querySelector("[data-meeting]") || !plain || chooses(event.target)) return;
  const way = { ArrowLeft: "[data-before]", ArrowRight: "[data-after]" }[event.key];
  document.querySelector(way ?? "[data-none]")?.click();
});
