// A field that asks for a record: offers what is found while one types. Arrows walk,
// Enter takes, Esc closes. Without this module the code or the whole name is typed.

const PAUSE = 150; // ms after the last key

for (const field of document.querySelectorAll("input[data-lookup]")) attach(field);

function attach(field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-chon`;
  list.className = "offers";
  list.role = "listbox";
  list.setAttribute("aria-label", "Gợi ý");
  list.hidden = true;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.role = "status";
  field.after(list, said);
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let waiting;
  let asked;

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event);
    else if (event.key === "Enter" && current()) take(event, current());
    else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show([]);
    }
  });
  field.addEventListener("blur", () => show([]));
  list.addEventListener("pointerdown", (event) => {
    const offer = event.target.closest("li");
    if (offer) take(event, offer);
  });

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const words = field.value.trim();
    if (!words) return show([]);
    const mark = field.dataset.lookup.includes("?") ? "&" : "?";
    try {
      const url = `${field.dataset.lookup}${mark}q=${encodeURIComponent(words)}`;
      const answer = await fetch(url, { signal: asked.signal });
      if (answer.ok && !answer.redirected) show((await answer.json()).offers, words);
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = "Chưa tìm được.";
    }
  }

  function show(offers, words = "") {
    list.replaceChildren(...offers.map(draw));
    list.hidden = offers.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
    said.textContent = words ? `${offers.length} gợi ý` : "";
  }

  function draw(text, place) {
    const offer = document.createElement("li");
    offer.id = `${list.id}-${place}`;
    offer.role = "option";
    offer.textContent = text;
    return offer;
  }

  function current() {
    return list.querySelector('[aria-selected="true"]');
  }

  function walk(event) {
    if (list.hidden) return;
    event.preventDefault();
    const offers = [...list.children];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const place = offers.indexOf(current());
    current()?.removeAttribute("aria-selected");
    const next = offers.at((place + step + offers.length) % offers.length);
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", next.id);
  }

  function take(event, offer) {
    event.preventDefault();
    field.value = offer.textContent;
    show([]);
  }
}
