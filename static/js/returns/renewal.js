// Whoever signed in again has a new token; it is taken from the page as it is now, and
// only if that is still the same user's. Otherwise tells why it cannot be.

import { form } from "./cells.js";

export async function renew(get) {
  try {
    const answer = await get(location.href);
    if (answer.redirected) return { kind: "out" };
    if (answer.status >= 500) return { kind: "broken" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#bieu");
    if (!fresh) return { kind: "closed" };
    if (fresh.dataset.key !== form.dataset.key) return { kind: "other" };
    const { value } = fresh.elements.csrfmiddlewaretoken;
    form.elements.csrfmiddlewaretoken.value = value;
  } catch {
    return { kind: "offline" };
  }
}
