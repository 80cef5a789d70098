// Over the form: cells that were typed and cannot be written any more.

import { form } from "./cells.js";
import { button, make, say } from "./words.js";

export function show(sentence, entries, discard) {
  document.querySelector("#giu-lai")?.remove();
  if (!entries.length) return;
  const told = make("p", `${sentence} Các ô đã nhập còn giữ ở máy này:`);
  const list = make("ul", "");
  list.append(...entries.map((each) => make("li", `${each.label}: ${each.text || "để trống"}`)));
  const box = make("section", "", { id: "giu-lai", className: "message warning", role: "alert" });
  box.append(told, list, button("Bỏ các ô này", () => {
    entries.forEach(discard);
    box.remove();
    say(`Đã bỏ ${entries.length} ô.`);
  }));
  form.before(box);
}
