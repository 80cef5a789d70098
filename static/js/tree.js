// A unit opens in place: the units right below it come in under its row. Without this
// module the same link leads to the page that begins at the unit.

const body = document.querySelector(".tree tbody");
const status = document.querySelector("[data-tree-status]");
const closed = new WeakMap(); // the rows of a unit that was closed again

const depthOf = (row) => Number(row.dataset.depth ?? 0);
const isOpen = (twist) => twist.getAttribute("aria-expanded") === "true";

function prepare(rows) {
  for (const twist of rows.flatMap((row) => [...row.querySelectorAll(".twist")])) {
    twist.role = "button";
    twist.ariaExpanded = "false";
  }
}

function rowsBelow(row) {
  const below = [];
  for (let next = row.nextElementSibling; next; next = next.nextElementSibling) {
    if (depthOf(next) <= depthOf(row)) break;
    below.push(next);
  }
  return below;
}

async function fetchRows(twist, row) {
  const response = await fetch(twist.dataset.below, { credentials: "same-origin" });
  if (!response.ok || response.redirected) throw new Error(response.statusText);
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  const rows = [...template.content.querySelectorAll("tr")];
  for (const each of rows) each.dataset.depth = depthOf(row) + 1;
  prepare(rows);
  return rows;
}

async function open(twist) {
  const row = twist.closest("tr");
  twist.ariaBusy = "true";
  try {
    const rows = closed.get(row) ?? (await fetchRows(twist, row));
    if (isOpen(twist)) return; // pressed twice while it loaded
    twist.ariaExpanded = "true";
    row.after(...rows);
    const below = rows.filter((each) => depthOf(each) === depthOf(row) + 1);
    status.textContent = `Đã mở ${below.length} dòng.`;
  } catch {
    location.assign(twist.href);
  } finally {
    twist.ariaBusy = null;
  }
}

function close(twist) {
  const row = twist.closest("tr");
  const rows = rowsBelow(row);
  closed.set(row, rows);
  for (const each of rows) each.remove();
  twist.ariaExpanded = "false";
  status.textContent = "Đã đóng.";
}

function press(event) {
  const twist = event.target.closest(".twist");
  if (!twist || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  isOpen(twist) ? close(twist) : open(twist);
}

// A button answers the space bar; the arrows open and close as in any tree.
function key(event) {
  const twist = event.target.closest(".twist");
  if (!twist) return;
  const acts = {
    " ": () => twist.click(),
    ArrowRight: () => isOpen(twist) || open(twist),
    ArrowLeft: () => isOpen(twist) && close(twist),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}

if (body) {
  prepare([...body.rows]);
  body.addEventListener("click", press);
  body.addEventListener("keydown", key);
}
