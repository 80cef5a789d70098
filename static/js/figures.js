// A figure in the report opens a card with its definition, unit and origin, copied
// from its row in the annex. Without this module the link jumps to that row.

const card = document.querySelector("#figure-card")?.content.firstElementChild;
const links = 'a.figure-link[href^="#so-lieu-"]';

// Where in the row each part of the card is.
const parts = {
  label: "th span",
  unit: "th span + span",
  definition: "td",
  origin: "td span",
};

function fill(row) {
  for (const slot of card.querySelectorAll("[data-part]")) {
    slot.textContent = row.querySelector(parts[slot.dataset.part]).textContent;
  }
  const rows = card.querySelector("a");
  rows.hidden = !row.dataset.url;
  rows.href = row.dataset.url ?? "";
}

function show(event) {
  const link = event.target.closest(links);
  const row = link && document.getElementById(link.hash.slice(1));
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  card.hidePopover();
  fill(row);
  link.focus(); // where the focus returns to
  card.showPopover({ source: link });
}

if (card && "popover" in card) {
  document.body.append(card);
  document.addEventListener("click", show);
  for (const link of document.querySelectorAll(links)) link.ariaHasPopup = "dialog";
}
