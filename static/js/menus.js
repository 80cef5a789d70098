// Menus that hang from the page (the account, the filters) close on Escape, when the
// focus leaves them, and when anything else is pressed.

const open = () => document.querySelectorAll("details.drop[open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) menu.open = menu.contains(event.target);
});
document.addEventListener("focusin", (event) => {
  for (const menu of open()) menu.open = menu.contains(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
