// A block from Excel fills the cells from the focused one on, to the right and down. What
// is empty in the block leaves alone what stands there.

import { boxOf, cellsIn, kindOf, rowOf } from "./cells.js";
import { button, sayPasted } from "./words.js";

const CELL = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;

function parse(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.trimEnd().matchAll(CELL)) {
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (!end) return rows;
    if (end !== "\t") rows.push([]);
  }
}

// Excel of an English machine writes 1,250 for what we write 1.250.
function translate(text, kind) {
  if (kind !== "WHOLE" && kind !== "MONEY") return text;
  const bare = text.replace(/\s|[₫đ]$/g, "");
  const isEnglish = /^-?\d{1,3}(,\d{3})+(\.0+)?$/.test(bare);
  return isEnglish ? bare.replace(/,|\.0+$/g, "") : bare.replace(/,0+$/, "");
}

const WORDS = { x: "1", c: "1", k: "0" };
const fold = (text) => text.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "").replaceAll("đ", "d");

function read(field, text) {
  if (!field.options) return translate(text, kindOf(field));
  const word = WORDS[fold(text)] ?? fold(text);
  const fits = ({ value, text }) => value && [value, fold(text)].includes(word);
  return [...field.options].find(fits)?.value;
}

// What goes where: [[field, text, its old text]], and the size of what has no place.
function spread(first, block) {
  const rows = [...first.closest("table").querySelectorAll("[data-row]")];
  const below = rows.slice(rows.indexOf(rowOf(first)));
  const from = boxOf(first).cellIndex;
  const width = Math.max(...block.map((texts) => texts.length));
  const cells = block.slice(0, below.length).flatMap((texts, at) =>
    texts.map((text, step) => [below[at].cells[from + step], text]));
  const fields = cells
    .filter(([box, text]) => box && text && cellsIn(box).length)
    .map(([box, text]) => [cellsIn(box)[0], text]);
  const over = [block.length - below.length, from + width - below[0].cells.length];
  return [fields.map(([field, text]) => [field, read(field, text), field.value]), over];
}

function tell(count, strange, [rows, columns]) {
  return [
    `Đã dán ${count} ô.`,
    rows > 0 && `${rows} dòng cuối không còn chỗ; hãy mở cả biểu.`,
    columns > 0 && `${columns} cột cuối không còn chỗ.`,
    strange && `${strange} ô không có trong danh sách chọn.`,
  ].filter(Boolean).join(" ");
}

export function paste(first, copied, changed) {
  const [read, over] = spread(first, parse(copied));
  const done = read.filter(([, text]) => text !== undefined);
  const write = (pairs) => {
    for (const [field, text] of pairs) field.value = text;
    changed(pairs.map(([field]) => field));
  };
  write(done);
  const undo = button("Lấy lại số cũ", () => {
    write(done.map(([field, , old]) => [field, old]));
    sayPasted(`Đã lấy lại ${done.length} số cũ.`);
  });
  sayPasted(tell(done.length, read.length - done.length, over), ...(done.length ? [undo] : []));
}
