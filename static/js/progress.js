// How far a long work has come; the page is shown anew when it ends. Without this module
// the page refreshes itself.

const box = document.querySelector("[data-progress]");
const sentence = box?.querySelector('[data-part="sentence"]');
const bar = box?.querySelector("progress");

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (!told.working) return location.reload();
    if (sentence.textContent !== told.sentence) sentence.textContent = told.sentence;
    if (told.percent === null) bar.removeAttribute("value");
    else bar.value = told.percent;
  } catch {
    // The line is down for a moment: ask again.
  }
  setTimeout(look, 1000);
}

if (box) setTimeout(look, 500);
