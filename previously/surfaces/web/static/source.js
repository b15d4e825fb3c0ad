/** A file's page: the line one came for, its place to copy, and an editor that loses nothing. */

import "./copy.js";
import { parsed, say, swap } from "./turn.js";

const text = () => document.getElementById("text");
const line = () => Number(text()?.dataset.line ?? /^#L(\d+)$/.exec(location.hash)?.[1] ?? 0);
let sending = false;
let saved = false;

/** A line of a long file stands on a leaf of its own: go there. */
function leaf() {
  const there = line();
  if (!there || text() || document.getElementById(`L${there}`)) return;
  const url = new URL(location.href);
  if (url.searchParams.get("line") === String(there)) return;
  url.searchParams.set("line", there);
  location.replace(url);
}

/** The line is marked, and what leads to it elsewhere names it. */
function place() {
  for (const one of document.querySelectorAll(".source .here")) one.classList.remove("here");
  document.getElementById(`L${line()}`)?.classList.add("here");
  const button = document.getElementById("copy-place");
  if (!button || !line()) return;
  const said = `${button.dataset.copy.replace(/:\d+$/, "")}:${line()}`;
  button.dataset.copy = said;
  document.getElementById("place").textContent = said;
  const outside = document.getElementById("outside");
  if (outside) outside.setAttribute("href", outside.dataset.href.replace("{line}", line()));
  const link = document.getElementById("edit-link");
  if (link) link.hash = location.hash;
}

/** The caret stands where one came from, and that line is in view. */
function caret(area) {
  const before = area.value.split("\n").slice(0, Math.max(0, line() - 1));
  const at = before.reduce((sum, row) => sum + row.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(at, at);
  const height = Number.parseFloat(getComputedStyle(area).lineHeight);
  for (const box of document.querySelectorAll("main textarea")) box.scrollTop = Math.max(0, (before.length - 4) * height);
}

function editor() {
  document.getElementById("edit").action += location.hash;
  caret(text());
}

/** Is there something that only this page holds? Where two texts stand side by side, there is. */
function unsaved() {
  const area = text();
  return Boolean(area) && !saved && (area.dataset.line !== undefined || area.value !== area.defaultValue);
}

/** A save that nobody takes leaves the text where it is. */
async function save(form) {
  if (sending) return;
  sending = true;
  say("Saving …");
  try {
    await taken(form, await sent(form));
  } catch {
    say("Nobody answers, and nothing is saved: the text stays here, to be saved once “previously serve” runs.");
  }
  sending = false;
}

async function sent(form) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  if (answer.status !== 403 || !(await known(form))) return answer;
  return fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
}

/** A server that has been started again knows this form no more: take its sign of the page as it is served now. */
async function known(form) {
  const page = await parsed(await fetch(location.href));
  const sign = page.querySelector("#edit [name=csrf]")?.value ?? "";
  if (!sign || sign === form.elements.csrf.value) return false;
  form.elements.csrf.value = sign;
  return true;
}

async function taken(form, answer) {
  saved = answer.type === "opaqueredirect";
  if (saved) return location.assign(form.action);
  const page = await parsed(answer);
  if (answer.status !== 409) return say(`Nothing is saved. ${page.getElementById("said")?.textContent ?? ""}`);
  swap(page);
  say("");
  editor();
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "edit") return;
  event.preventDefault();
  save(event.target);
});
addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || !text()) return;
  event.preventDefault();
  document.getElementById("edit").requestSubmit();
});
addEventListener("beforeunload", (event) => {
  if (unsaved()) event.preventDefault();
});
addEventListener("hashchange", () => { leaf(); place(); });
document.addEventListener("turned", place);
leaf();
place();
if (text()) editor();
