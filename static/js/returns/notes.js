// The sentences under a row, and among them the reason why a cell differs from the
// register.

import { countedOf, isOverridden, keyOf, namesOf, reasonOf, rowOf } from "./cells.js";

const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

// The place for sentences about a row.
export function toldOf(row) {
  if (!row.matches("tr")) return row.querySelector(".told");
  const next = row.nextElementSibling;
  return (next?.matches(".told") ? next : lay(row)).cells[0];
}

function lay(row) {
  const told = clone("mau-dong");
  told.cells[0].colSpan = row.cells.length;
  row.after(told);
  return told;
}

export function clear(field) {
  for (const old of document.querySelectorAll(`[data-for="${field.name}"]`)) old.remove();
  field.ariaInvalid = null;
  field.removeAttribute("aria-describedby");
}

// The input for a reason comes when the value differs from the register, and goes.
export function askReason(field) {
  const why = reasonOf(field)?.closest(".why") ?? (isOverridden(field) && addReason(field));
  if (!why) return;
  why.hidden = !isOverridden(field);
  const counted = countedOf(field).toLocaleString("vi-VN");
  why.querySelector("span").textContent =
    `“${namesOf(field).at(-1)}” ${field.value}, sổ ${counted}. Lý do:`;
}

function addReason(field) {
  const why = clone("mau-ly-do");
  why.querySelector("input").name = `l-${keyOf(field)}`;
  toldOf(rowOf(field)).append(why);
  return why;
}
