// One request at a time, several cells in each, until nothing waits. What cannot be sent
// now is sent later, with growing pauses; what was refused waits for its writer.

import * as kept from "./kept.js";
import { find, form, mark } from "./cells.js";
import { discard, isSaved, object, settle } from "./edits.js";
import { saySaved, sayWaiting } from "./words.js";
import { post } from "./wire.js";

const MOST = 100; // cells in a request
const LONGEST = 60; // s between two trials
const CLOSED = "Bạn không còn quyền ghi biểu này; hãy tải lại trang.";
const ELSEWHERE = "Ô của trang khác trong biểu này chưa lưu được.";
const held = new Map(); // key → the entry that was refused, as text
const name = `bieu:${form.dataset.key}`;
const otherTabs = new BroadcastChannel(name);
let size = MOST;
let trials = 0;
let saved = 0;
let stopped = ""; // why nothing can be written any more
let timer;
let going = null;

const isHeld = (entry) => held.get(entry.key) === JSON.stringify(entry);

export function wake(delay = 0) {
  clearTimeout(timer);
  timer = setTimeout(flush, delay);
}

// Resolves when all was answered or has to wait; true if nothing waits.
export async function flush() {
  clearTimeout(timer);
  going ??= alone(drain).finally(() => {
    going = null;
  });
  await going;
  return kept.all().every(isHeld);
}

export function tryAgain() {
  held.clear();
  return flush();
}

// Of all tabs with this return one sends at a time.
const alone = (act) => navigator.locks?.request(name, act) ?? act();

async function drain() {
  saved = 0;
  stopped = "";
  for (let batch = next(); batch.length; batch = next()) {
    batch.forEach((entry) => mark(find(entry.key), "saving"));
    const answer = await post(batch[0].url, batch[0].token, batch.map(lay));
    if (!take(answer, batch)) return;
  }
  trials = 0;
  finish();
}

// One at a time after a failure, and any: what breaks the server is not to stand in the
// way of the others.
function next() {
  const entries = kept.all().filter((entry) => !isHeld(entry));
  if (size === 1) entries.sort(() => Math.random() - 0.5);
  const [{ url, token } = {}] = entries;
  return entries.filter((each) => each.url === url && each.token === token).slice(0, size);
}

const lay = ({ unit, figure, text, reason, version }) =>
  ({ unit, figure, text, reason, version });

// False if it is of no use to go on now.
function take({ kind, body }, batch) {
  if (kind === "answered") return accept(body, batch);
  if (!["locked", "closed", "bad"].includes(kind)) return wait(kind);
  if (kind !== "bad") stopped = body?.locked ?? CLOSED;
  if (kind === "bad" && batch.length > 1) size = 1;
  else batch.forEach((entry) => refuse(entry, body?.message));
  return true;
}

function accept(body, batch) {
  size = MOST;
  const sent = new Map(batch.map((entry) => [entry.key, entry]));
  for (const each of body.cells) settle(each, sent.get(`${each.unit}-${each.figure}`));
  saved += body.cells.filter(isSaved).length;
  batch.forEach(hold);
  show(body, batch[0].url);
  otherTabs.postMessage([body, batch[0].url]);
  return true;
}

// What is still there as it was sent is not sent again.
function hold(entry) {
  const text = JSON.stringify(entry);
  if (JSON.stringify(kept.get(entry.key)) === text) held.set(entry.key, text);
}

function refuse(entry, message) {
  hold(entry);
  if (message) object({ status: "refused", message }, entry);
  else mark(find(entry.key), "refused");
}

function wait(kind) {
  const waiting = kept.all().filter((entry) => !isHeld(entry));
  waiting.forEach((entry) => mark(find(entry.key), "waiting"));
  if (kind === "broken") size = 1;
  sayWaiting(kind, waiting.length, kept.hasLoose());
  trials += 1;
  if (kind !== "other") wake(Math.min(LONGEST, 2 ** trials) * (750 + 500 * Math.random()));
}

function finish() {
  const left = kept.all().filter(isHeld);
  const lost = left.filter(({ key }) => stopped || !find(key));
  const show = (notice) => notice.show(stopped || ELSEWHERE, lost, discard);
  if (lost.length || document.querySelector("#giu-lai")) import("./notice.js").then(show, () => {});
  if (saved || left.length) saySaved(saved, left.length);
}

function show(body, url) {
  const isOwn = url === form.dataset.cells;
  import("./answers.js").then(({ refresh }) => refresh(body, isOwn), () => {});
}

otherTabs.addEventListener("message", ({ data: [body, url] }) => {
  body.cells.forEach((each) => settle(each));
  show(body, url);
});
