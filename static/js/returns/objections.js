// A value that was not taken: the sentence about it and, where somebody else has written,
// the choice between the two.

import * as kept from "./kept.js";
import { form, keyOf, learn, rowOf } from "./cells.js";
import { clear, toldOf } from "./notes.js";
import { button, make } from "./words.js";

export function note(field, outcome, sent) {
  clear(field);
  const { status, message } = outcome;
  const sentence = make("p", message, { className: `finding ${status}`, id: `n-${keyOf(field)}` });
  sentence.dataset.for = field.name;
  if (status === "stale") choose(field, outcome, sent, sentence);
  toldOf(rowOf(field)).append(sentence);
  field.ariaInvalid = "true";
  field.setAttribute("aria-describedby", sentence.id);
}

function choose(field, { version, text, by }, sent, sentence) {
  learn(field, text);
  const take = (text) => {
    kept.put({ ...sent, text, version });
    field.value = text;
    clear(field);
    field.focus();
    form.dispatchEvent(new Event("chosen"));
  };
  const mine = button("Giữ số của tôi", () => take(sent.text));
  const theirs = button(`Lấy số của ${by || "người khác"}`, () => take(text));
  sentence.append(" ", mine, " ", theirs);
}
