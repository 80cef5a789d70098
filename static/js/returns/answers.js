// What an answer says of the rest of the page: totals, sums, findings, progress.

import { boxOf, cellsIn, find, form, knownOf, number, rowOf, textOf } from "./cells.js";
import { toldOf } from "./notes.js";
import { make } from "./words.js";

const OF_CHECK = /^c(\d+)-(\d+)$/;
const page = new URL("../giai-trinh/", new URL(form.dataset.cells, location));

export function refresh({ rows, sums, progress }, isOwn) {
  for (const [unit, told] of Object.entries(rows)) refreshRows(unit, told);
  if (!isOwn) return; // another page of this return sums other rows
  for (const [block, own] of Object.entries(sums)) {
    for (const [figure, text] of Object.entries(own)) sumOf(block, figure).textContent = text;
  }
  const { filled } = progress;
  if (filled === undefined) return;
  document.querySelector("#da-co").value = filled;
  document.querySelector('[data-progress="filled"]').textContent = say(filled);
}

const say = (sum) => sum.toLocaleString("vi-VN");

// One that is not on this page is written into nothing.
const sumOf = (block, figure) =>
  document.querySelector(`[data-sum="${block}-${figure}"]`) ?? {};

// The sum of the totals below moves by as much.
function putTotal(unit, figure, text) {
  const place = document.querySelector(`[data-total="${unit}-${figure}"]`);
  if (!place) return;
  const sum = sumOf(place.closest("[data-block]").dataset.block, figure);
  const more = (number(text) ?? 0) - (number(place.textContent) ?? 0);
  if (more) sum.textContent = say((number(sum.textContent ?? "") ?? 0) + more);
  place.textContent = text;
}

function refreshRows(unit, { totals, findings }) {
  for (const [figure, text] of Object.entries(totals)) putTotal(unit, figure, text);
  for (const row of form.querySelectorAll(`[data-row="${unit}"]`)) refreshRow(row);
  for (const old of form.querySelectorAll(`[data-key$="-${unit}"]`)) old.remove();
  for (const finding of findings) tell(unit, finding);
}

function refreshRow(row) {
  const cells = cellsIn(row);
  const count = row.querySelector("th small");
  if (count) count.textContent = `${cells.filter(textOf).length}/${cells.length}`;
  for (const cell of cells) boxOf(cell).classList.remove("block", "explain");
  const sums = row.closest("[data-group]")?.querySelectorAll("[data-group-sum]") ?? [];
  for (const sum of sums) addUp(sum, row.parentElement);
}

function addUp(sum, group) {
  const boxes = [...group.querySelectorAll("[data-row]")].map((row) => row.cells[sum.cellIndex]);
  const numbers = boxes
    .map((box) => number(cellsIn(box).map(knownOf)[0] ?? box.textContent))
    .filter((each) => each !== null);
  sum.textContent = numbers.length ? say(numbers.reduce((one, two) => one + two)) : "–";
}

function tell(unit, { key, figures, severity, sentence, explained }) {
  const [, check] = OF_CHECK.exec(key) ?? [];
  const cells = figures.map((figure) => find(`${unit}-${figure}`)).filter(Boolean);
  if (!check || !cells.length) return; // a gap, or an override, which has its own input
  const kind = severity.toLowerCase();
  const told = make("p", sentence, { className: `finding ${kind}` });
  told.dataset.key = key;
  if (!explained) for (const cell of cells) boxOf(cell).classList.add(kind);
  const href = `${page.pathname}?check=${check}&unit=${unit}`;
  const act = explained ? "Sửa giải trình" : "Ghi giải trình";
  if (kind === "explain") told.append(" ", make("a", act, { href }));
  toldOf(rowOf(cells[0])).append(told);
}
