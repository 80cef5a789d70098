// One request, and what its answer means: {kind, body}. The kinds: answered, locked, bad,
// closed (no right any more), out (signed out), other (another user), offline, broken.

import { form } from "./cells.js";

const PATIENCE = 20_000; // ms
const LIGHT = 50_000; // what a browser still sends when its page is left
const KINDS = { 400: "bad", 401: "out", 403: "closed", 404: "closed", 409: "locked" };

export async function post(url, token, cells) {
  const answer = await send(url, token, cells);
  if (answer.status !== 403) return answer;
  const { renew } = await import("./renewal.js").catch(() => ({ renew: offline }));
  return (await renew(get)) ?? send(url, token, cells);
}

async function send(url, token, cells) {
  const body = JSON.stringify({ cells, token, turn: Date.now() });
  const headers = {
    "Content-Type": "application/json",
    "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
    "X-Requested-With": "fetch",
  };
  const keepalive = body.length < LIGHT;
  try {
    return await read(await get(url, { method: "POST", body, headers, keepalive }));
  } catch {
    return offline();
  }
}

const offline = () => ({ kind: "offline" });
const get = (url, facts) => fetch(url, { signal: AbortSignal.timeout(PATIENCE), ...facts });

async function read(answer) {
  const { status, redirected, headers } = answer;
  if (redirected) return { kind: "out" };
  const body = headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  const kind = body.cells ? "answered" : (KINDS[status] ?? "broken");
  return { kind, status, body };
}
