// The grid of an evaluation by keyboard: Enter goes down the column, Shift+Enter up; and
// whoever leaves with cells that are not saved is asked. Without this module Enter saves
// the page, and Tab goes from cell to cell all the same.

const form = document.querySelector("#bang");
let isLoose = Boolean(document.querySelector("main .errors"));

function neighbour(cell, step) {
  const column = form.querySelectorAll(`tbody [name^="${cell.name.split("-")[0]}-"]`);
  const cells = [...column];
  return cells[cells.indexOf(cell) + step];
}

function move(event) {
  const cell = event.target;
  if (event.key !== "Enter" || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!cell.matches("tbody :is(select, input)")) return;
  event.preventDefault();
  const next = neighbour(cell, event.shiftKey ? -1 : 1);
  (next ?? form.querySelector(".save-bar button")).focus();
}

function guard(event) {
  if (isLoose) event.preventDefault();
}

if (form) {
  form.addEventListener("keydown", move);
  form.addEventListener("input", () => (isLoose = true));
  form.addEventListener("submit", () => (isLoose = false));
  addEventListener("beforeunload", guard);
}
