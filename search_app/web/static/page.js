"use strict";
// Shortcuts and small comforts. Every page is complete without them.

const form = document.querySelector(".search");
const field = document.getElementById("query");
const shortcuts = document.getElementById("shortcuts");
const previous = document.getElementById("previous");
const next = document.getElementById("next");
const back = document.getElementById("back");

// Safari ends the composition before it reports the key, and says so by this code alone.
const COMPOSITION_KEY = 229;
const isComposing = (event) => event.isComposing || event.keyCode === COMPOSITION_KEY;

// The Enter that chooses a word while composing doesn't search.
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && isComposing(event)) event.preventDefault();
});

// Only a search that takes its time shows that it is running.
let patience;
form.addEventListener("submit", () => {
  patience = setTimeout(() => form.setAttribute("aria-busy", "true"), 300);
});
addEventListener("pageshow", () => {
  clearTimeout(patience);
  form.removeAttribute("aria-busy");
});

const actions = {
  "/": () => field.select(),
  "?": () => shortcuts.showModal(),
  n: () => next?.click(),
  j: () => next?.click(),
  p: () => previous?.click(),
  k: () => previous?.click(),
};

addEventListener("keydown", (event) => {
  const elsewhere = event.target.closest("input, textarea, select, dialog, [contenteditable]");
  if (elsewhere || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = Object.hasOwn(actions, event.key) && actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

document.getElementById("show-shortcuts").addEventListener("click", () => shortcuts.showModal());

// Going back by the browser's history finds the results scrolled as they were.
back?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (document.referrer !== back.href || history.length < 2) return;
  event.preventDefault();
  history.back();
});

// The address says which hit is shown; the two links lead to its neighbours.
const marks = [...document.querySelectorAll("mark[id]")];
const anchor = (index) => `#${marks[(index + marks.length) % marks.length].id}`;
const inWords = (number) => number.toLocaleString(document.documentElement.lang);

function showPosition() {
  const index = marks.findIndex((mark) => `#${mark.id}` === location.hash);
  if (index < 0) return;
  const position = document.getElementById("position");
  const words = position.closest("[data-position]").dataset.position;
  position.textContent = words.replace("{number}", inWords(index + 1)).replace("{total}", inWords(marks.length));
  previous.hash = anchor(index - 1);
  next.hash = anchor(index + 1);
  marks[index].focus({ preventScroll: true });
}

function goWithoutTrace(event) {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  location.replace(link.hash);
}

// A strip at the edge shows where in the document the hits lie.
function addTicks() {
  const ticks = document.createElement("div");
  ticks.className = "ticks";
  ticks.ariaHidden = "true";
  ticks.append(...marks.map((mark) => Object.assign(document.createElement("a"), { href: `#${mark.id}`, tabIndex: -1 })));
  const place = () => {
    const height = document.documentElement.scrollHeight;
    const tops = marks.map((mark) => mark.getBoundingClientRect().top + scrollY);
    tops.forEach((top, index) => (ticks.children[index].style.top = `${(100 * top) / height}%`));
  };
  place();
  addEventListener("resize", place);
  ticks.addEventListener("click", goWithoutTrace);
  document.body.append(ticks);
}

if (marks.length) {
  document.querySelector(".steps").addEventListener("click", goWithoutTrace);
  addEventListener("hashchange", showPosition);
  showPosition();
  addTicks();
}
