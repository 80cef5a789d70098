// The cells of the form: where they are, what stands in them, how they look. Their inputs
// are called o-<key>, those of their reasons l-<key>; a key is <unit>-<figure>.

export const form = document.querySelector("#bieu");
const known = new WeakMap(); // what the server has of an input

const named = (name) => form.elements.namedItem(name);
export const isCell = (field) => Boolean(field?.name?.startsWith("o-"));
export const isReason = (field) => Boolean(field?.name?.startsWith("l-"));
export const keyOf = (field) => field.name.slice(2);
export const find = (key) => named(`o-${key}`);
export const reasonOf = (field) => named(`l-${keyOf(field)}`);
export const boxOf = (field) => field.closest("td, .cell");
export const rowOf = (field) => field.closest("[data-row]");
export const cellsIn = (root) => [...root.querySelectorAll('[name^="o-"]')];
export const textOf = (field) => field.value.trim();

function shownFirst({ options, defaultValue }) {
  if (!options) return defaultValue;
  return [...options].find((each) => each.defaultSelected)?.value ?? "";
}

export const knownOf = (field) => known.get(field) ?? shownFirst(field);

export const learn = (field, text) => known.set(field, text);

// Where nothing else was typed, it is shown, too.
export function follow(field, text) {
  if (textOf(field) === knownOf(field)) field.value = text;
  learn(field, text);
}

export function mark(field, state) {
  if (field) boxOf(field).dataset.state = state;
}

// A hidden input holds the versions of a row in the order of the columns, for the plain
// form as well.
function placeOf(field) {
  const { row } = rowOf(field).dataset;
  const held = rowOf(field).querySelector('[name^="v-"]');
  const figures = named(`c-${held.name.slice(2, -row.length - 1)}`).value.split(" ");
  return [held, figures.indexOf(keyOf(field).slice(row.length + 1))];
}

export function versionOf(field) {
  const [held, at] = placeOf(field);
  return Number(held.value.split(" ")[at]);
}

export function setVersion(field, version) {
  const [held, at] = placeOf(field);
  held.value = held.value.split(" ").with(at, version).join(" ");
}

// The names of its row, where it stands in a table, and of its figure.
export function namesOf(field) {
  const ids = field.getAttribute("aria-labelledby")?.split(" ") ?? [];
  const labels = [...ids.map((id) => document.getElementById(id)), ...field.labels];
  return labels.map((label) => label.firstChild.textContent.trim());
}

export function kindOf(field) {
  const heads = field.closest("table")?.tHead.rows[0].cells;
  return heads?.[boxOf(field).cellIndex].dataset.kind;
}

export function number(text) {
  const bare = text.replace(/[^\d.,-]/g, "");
  const plain = /\.\d{3}(\D|$)/.test(bare) ? bare.replaceAll(".", "") : bare;
  return plain ? Number(plain.replace(",", ".")) : null;
}

// What the register counted stands beside the input.
export function countedOf(field) {
  const told = field.closest("td, .field").querySelector("small, [data-counted]");
  return number(told?.textContent ?? "");
}

export function isOverridden(field) {
  const counted = countedOf(field);
  return counted !== null && textOf(field) !== "" && number(field.value) !== counted;
}
