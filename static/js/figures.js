// A figure in the report opens a card with its definition and origin, copied from its
// entry in the annex. Without this module the link jumps to that entry.

const card = document.querySelector("#figure-card")?.content.firstElementChild;
const links = 'a[href^="#so-lieu-"]';

function fill(entry) {
  card.querySelector('[data-part="label"]').textContent =
    entry.textContent.replace(/[:;]$/, "");
  card.querySelector('[data-part="definition"]').textContent =
    entry.parentElement.querySelector("dd").textContent;
  const rows = card.querySelector("a");
  rows.hidden = !entry.dataset.url;
  rows.href = entry.dataset.url ?? "";
}

function show(event) {
  const link = event.target.closest(links);
  const entry = link && document.getElementById(link.hash.slice(1));
  if (!entry || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  card.hidePopover();
  fill(entry);
  link.focus(); // where the focus returns to
  card.showPopover({ source: link });
}

if (card && "popover" in card) {
  document.body.append(card);
  document.addEventListener("click", show);
  for (const link of document.querySelectorAll(links)) link.ariaHasPopup = "dialog";
}
