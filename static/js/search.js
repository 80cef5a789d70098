// The quick search: Ctrl-K or the field in the bar opens it, arrows walk through what is
// found, Enter opens it. Without this module both lead to the page of the search.

const dialog = document.querySelector("#tim-nhanh");
const field = dialog.querySelector("input");
const frame = dialog.querySelector(".results-frame");
const said = dialog.querySelector('[role="status"]');
const PAUSE = 150; // ms after the last key
let waiting;
let asked; // the request on its way
let shown = ""; // the words that the results answer

function open(event) {
  event.preventDefault();
  if (!dialog.open) dialog.showModal();
  field.select();
}

async function ask() {
  const words = field.value.trim();
  asked?.abort();
  asked = new AbortController();
  if (!words) return show("", "");
  try {
    const url = `${dialog.dataset.url}?q=${encodeURIComponent(words)}`;
    const answer = await fetch(url, { signal: asked.signal });
    if (answer.redirected || !answer.ok) throw new Error(answer.status);
    show(words, await answer.text());
  } catch (error) {
    if (error.name !== "AbortError") said.textContent = "Chưa tìm được; hãy nhấn Enter.";
  }
}

function show(words, html) {
  shown = words;
  frame.innerHTML = html;
  const count = frame.querySelector("[data-said]");
  said.textContent = count?.textContent ?? "";
  count?.remove();
}

function walk(event) {
  const stops = [field, ...frame.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = stops.indexOf(document.activeElement);
  stops.at((at + step) % stops.length).focus();
}

function choose(event) {
  const best = frame.querySelector(".best a");
  if (!best || shown !== field.value.trim()) return;
  event.preventDefault();
  best.click();
}

document.querySelector(".find")?.addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") open(event);
});
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});
dialog.addEventListener("keydown", walk);
dialog.querySelector("form").addEventListener("submit", choose);
dialog.querySelector("button").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
