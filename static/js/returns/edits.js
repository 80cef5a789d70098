// What is typed becomes an entry that waits for the server; what the server answers comes
// back into the cell.

import * as cells from "./cells.js";
import * as kept from "./kept.js";
import { askReason, clear } from "./notes.js";

const { find, form, keyOf, knownOf, mark, reasonOf, textOf } = cells;
const TOKEN = crypto.getRandomValues(new Uint32Array(4)).join("-");
const LONGEST = 1000; // what a request may hold of a text

export const isSaved = ({ status }) => status === "saved" || status === "same";
const isSame = (one, other) => one.text === other.text && one.reason === other.reason;

function read(field, textOf) {
  const asked = reasonOf(field);
  const text = textOf(field).slice(0, LONGEST);
  return asked ? { text, reason: textOf(asked) } : { text };
}

// The first version and the first token stay until the server has answered: it may have
// written what it could not acknowledge.
function lay(field, typed, old) {
  const { version, token } = old ?? { version: cells.versionOf(field), token: TOKEN };
  const { row } = cells.rowOf(field).dataset;
  const key = keyOf(field);
  const place = { key, unit: Number(row), figure: key.slice(row.length + 1) };
  const url = form.dataset.cells;
  return { ...place, ...typed, version, token, url, label: cells.namesOf(field).join(", ") };
}

// Puts down what stands in the cell, if it is news; true if so.
export function commit(field) {
  askReason(field);
  const old = kept.get(keyOf(field));
  const typed = read(field, textOf);
  if (!cells.isOverridden(field) && typed.reason) typed.reason = "";
  if (isSame(typed, old ?? read(field, knownOf))) return false;
  kept.put(lay(field, typed, old));
  clear(field);
  mark(field, "dirty");
  return true;
}

// Brings an entry of another tab, or of before, into its cell; null takes it out.
export function bring(key, entry) {
  const field = find(key);
  if (!field || field === document.activeElement) return;
  if (!entry && cells.boxOf(field).dataset.state === "saved") return;
  field.value = entry ? entry.text : knownOf(field);
  askReason(field);
  if (entry?.reason) reasonOf(field).value = entry.reason;
  mark(field, entry ? "waiting" : "");
}

export function discard({ key }) {
  kept.drop(key);
  const field = find(key);
  if (field) clear(field);
  bring(key, null);
}

// `sent` is the entry that was answered, none where another tab has sent it.
export function settle(outcome, sent) {
  const key = `${outcome.unit}-${outcome.figure}`;
  const field = find(key);
  if (isSaved(outcome)) {
    if (sent) release(key, outcome, sent);
    if (field) accept(field, outcome, sent);
  } else if (sent) object(outcome, sent);
}

// Rare, so fetched when it happens; if that fails, the state of the cell still tells.
export function object(outcome, sent) {
  const field = find(sent.key);
  if (!field) return;
  mark(field, outcome.status);
  import("./objections.js").then(({ note }) => note(field, outcome, sent), () => {});
}

function release(key, { version }, sent) {
  const now = kept.get(key);
  if (now && isSame(now, sent)) kept.drop(key);
  else if (now) kept.put({ ...now, version });
}

function accept(field, { version, text, reason }, sent) {
  const isDone = [knownOf(field), sent?.text, text].includes(textOf(field));
  cells.setVersion(field, version);
  cells.follow(field, text);
  if (isDone && field !== document.activeElement) field.value = text;
  clear(field);
  askReason(field);
  if (reasonOf(field)) cells.follow(reasonOf(field), reason);
  mark(field, isDone ? "saved" : "dirty");
}
