// The form of a return saves itself, cell by cell. Without this module it is a plain form.

import * as keys from "./keys.js";
import * as kept from "./kept.js";
import { cellsIn, countedOf, find, form, isCell, isReason, keyOf, kindOf } from "./cells.js";
import { bring, commit } from "./edits.js";
import { flush, tryAgain, wake } from "./queue.js";
import { button, sayPasted } from "./words.js";

const PAUSE = 1500; // ms after the last key
const BREATH = 200; // ms, so that a quick hand fills one request
const ABANDONED = 10_000; // ms, then another tab's cell is sent by this one
const MODES = { WHOLE: "numeric", MONEY: "numeric", PERCENT: "decimal" };
let typing;
let isReady = false;
let stubborn; // a link that was pressed in vain

function changed(fields) {
  clearTimeout(typing);
  if (fields.filter(commit).length) wake(BREATH);
}

function change({ target }) {
  const field = isReason(target) ? find(keyOf(target)) : target;
  if (isCell(field)) changed([field]);
}

function type(event) {
  clearTimeout(typing);
  typing = setTimeout(change, PAUSE, event);
  sayPasted("");
}

function send() {
  change({ target: document.activeElement });
  if (kept.all().length) flush();
}

// The plain form would send what was already sent; a button that does more has its turn
// when all is saved.
async function submit(event) {
  if (isReady) return;
  event.preventDefault();
  send();
  isReady = (await tryAgain()) && Boolean(event.submitter?.name);
  if (isReady) form.requestSubmit(event.submitter);
}

// A link waits for what is not saved; whoever presses it again goes.
async function follow(event) {
  const link = event.target.closest("a[href]:not([target])");
  if (!link || link === stubborn || event.ctrlKey || event.metaKey || event.shiftKey) return;
  send();
  if (!kept.all().length) return;
  event.preventDefault();
  stubborn = link;
  if (await flush()) location.assign(link.href);
}

function take({ target }) {
  const [field] = target.matches("small") ? cellsIn(target.parentElement) : [];
  if (field) keys.confirm(field);
}

const fetchPaste = () => import("./paste.js");

// What is one value goes in as it does anywhere.
function pasteBlock(event) {
  const { target: field, clipboardData } = event;
  const text = clipboardData.getData("text/plain");
  const isBlock = field.options || /[\t\r\n]/.test(text.trimEnd());
  if (!isCell(field) || !field.closest("table") || !isBlock) return;
  event.preventDefault();
  const fail = () => sayPasted("Chưa dán được vì mất kết nối; hãy dán lại sau.");
  fetchPaste().then(({ paste }) => paste(field, text, changed), fail);
}

function prepare(field) {
  if (field.closest("table")) field.inputMode = MODES[kindOf(field)];
  else if (countedOf(field) !== null) {
    const beside = field.closest(".field").querySelector("[data-counted]");
    beside.parentElement.querySelector('[value^="REGISTER:"]')?.remove();
    beside.after(button("Đúng như sổ", () => keys.confirm(field)));
  }
}

if (form) {
  cellsIn(form).forEach(prepare);
  keys.listen();
  kept.watch((key, entry) => {
    bring(key, entry);
    if (entry) wake(ABANDONED);
  });
  const listen = (on, names, act) => names.split(" ").forEach((name) => on.addEventListener(name, act));
  form.addEventListener("focusin", () => fetchPaste().catch(() => {}), { once: true });
  listen(form, "input", type);
  listen(form, "change", change);
  listen(form, "chosen", () => wake());
  listen(form, "click", take);
  listen(form, "paste", pasteBlock);
  listen(form, "submit", submit);
  listen(document, "click", follow);
  listen(document, "visibilitychange", send);
  listen(window, "online pageshow pagehide beforeunload", send);
  listen(window, "beforeunload", (event) => kept.hasLoose() && event.preventDefault());
  for (const entry of kept.all()) bring(entry.key, entry);
}
