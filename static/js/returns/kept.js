// What the server has not acknowledged is kept in this browser under the user and the
// return, one item a cell, so that two tabs do not overwrite each other's.

import { form } from "./cells.js";

const prefix = `bieu:${form.dataset.key}:`;
const loose = new Map(); // what the browser would not keep

export const hasLoose = () => loose.size > 0;

export function put(entry) {
  const name = prefix + entry.key;
  try {
    localStorage.setItem(name, JSON.stringify(entry));
    loose.delete(name);
  } catch {
    loose.set(name, entry);
  }
}

export function drop(key) {
  loose.delete(prefix + key);
  delete stored()[prefix + key];
}

export const get = (key) => read(prefix + key);

export function all() {
  const names = new Set([...Object.keys(stored()), ...loose.keys()]);
  const own = [...names].filter((name) => name.startsWith(prefix));
  return own.sort().map(read).filter(Boolean);
}

function read(name) {
  try {
    return loose.get(name) ?? JSON.parse(stored()[name] ?? null);
  } catch {
    return null; // nothing of ours
  }
}

function stored() {
  try {
    return localStorage;
  } catch {
    return {}; // forbidden by the settings of the browser
  }
}

// Tells what another tab has put, or null for what it dropped.
export function watch(told) {
  addEventListener("storage", ({ key }) => {
    if (key?.startsWith(prefix)) told(key.slice(prefix.length), read(key));
  });
}
