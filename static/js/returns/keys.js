// The keys of a spreadsheet, among the cells of one table. Tab stays as it is, and so does
// whatever is pressed with Alt.

import { boxOf, cellsIn, countedOf, form, isCell, isReason, rowOf } from "./cells.js";

const before = new WeakMap(); // what stood in a field when it was entered

// Up and down keep the column and pass over rows that have no cell there.
function beside(field, step) {
  const at = boxOf(field).cellIndex;
  const rows = [...field.closest("table").querySelectorAll("[data-row]")];
  const way = rows.filter((row) => row === rowOf(field) || cellsIn(row.cells[at]).length);
  const row = way[way.indexOf(rowOf(field)) + step];
  return row && cellsIn(row.cells[at])[0];
}

function along(field, step) {
  const cells = cellsIn(rowOf(field));
  return cells[cells.indexOf(field) + step];
}

// A list has no caret; in a text the arrow first walks to its end.
function leaves({ options, selectionStart, selectionEnd, value }, step) {
  if (options || (selectionStart === 0 && selectionEnd === value.length)) return true;
  return selectionStart === selectionEnd && selectionStart === (step > 0 ? value.length : 0);
}

function aim({ key, shiftKey, ctrlKey, metaKey, target: field }) {
  const table = field.closest("table");
  const step = shiftKey ? -1 : 1;
  if (key === "Enter") return table ? beside(field, step) : along(field, step);
  if (!table) return null;
  if (ctrlKey || metaKey) return { Home: cellsIn(table)[0], End: cellsIn(table).at(-1) }[key];
  const [down, right] = { ArrowUp: [-1], ArrowDown: [1], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? [];
  if (shiftKey) return null;
  if (down) return beside(field, down);
  return right && leaves(field, right) ? along(field, right) : null;
}

function set(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

export function confirm(field) {
  set(field, String(countedOf(field)).replace(".", ","));
}

function press(event) {
  const { key, target: field } = event;
  if (event.isComposing || event.altKey || !(isCell(field) || isReason(field))) return;
  const next = isCell(field) && aim(event);
  const confirms = isCell(field) && key === "=" && countedOf(field) !== null;
  const walksList = field.options && key.startsWith("Arrow") && field.closest("table");
  // Enter must not send the form, nor an arrow change what is chosen in a list.
  if (next || confirms || walksList || key === "Enter") event.preventDefault();
  if (key === "Escape") set(field, before.get(field));
  if (confirms) confirm(field);
  next?.focus?.();
  next?.select?.();
}

// The frame knows what of it is covered, so that a cell comes out from under it.
function come({ target: field }) {
  if (!isCell(field) && !isReason(field)) return;
  before.set(field, field.value);
  const table = isCell(field) && field.closest("table");
  if (!table) return;
  const [top, bottom] = [table.tHead, table.tFoot].map((part) => part?.offsetHeight ?? 0);
  const left = rowOf(field).cells[0].offsetWidth;
  table.parentElement.style.scrollPadding = `${top}px 0 ${bottom}px ${left}px`;
  boxOf(field).scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function listen() {
  form.addEventListener("keydown", press);
  form.addEventListener("focusin", come);
}
