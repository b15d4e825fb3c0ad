/** A file's page: the line one came for, its place to copy, and an editor that loses nothing. */

import "./copy.js";

const text = document.getElementById("text");
const line = () => Number(text?.dataset.line ?? /^#L(\d+)$/.exec(location.hash)?.[1] ?? 0);

/** A line of a long file stands on a leaf of its own: go there. */
function leaf() {
  const there = line();
  if (!there || text || document.getElementById(`L${there}`)) return;
  const url = new URL(location.href);
  if (url.searchParams.get("line") === String(there)) return;
  url.searchParams.set("line", there);
  location.replace(url);
}

function place() {
  const button = document.getElementById("copy-place");
  if (!button || !line()) return;
  const said = `${button.dataset.copy.replace(/:\d+$/, "")}:${line()}`;
  button.dataset.copy = said;
  document.getElementById("place").textContent = said;
  const link = document.getElementById("edit-link");
  if (link) link.hash = location.hash;
}

/** The caret stands where one came from, and that line is in view. */
function caret() {
  const before = text.value.split("\n").slice(0, Math.max(0, line() - 1));
  const at = before.reduce((sum, row) => sum + row.length + 1, 0);
  text.focus({ preventScroll: true });
  text.setSelectionRange(at, at);
  const height = Number.parseFloat(getComputedStyle(text).lineHeight);
  for (const box of document.querySelectorAll("main textarea")) box.scrollTop = Math.max(0, (before.length - 4) * height);
}

function editor() {
  const form = document.getElementById("edit");
  const start = text.value;
  let sent = false;
  form.action += location.hash;
  form.addEventListener("submit", () => { sent = true; });
  addEventListener("beforeunload", (event) => {
    if (!sent && text.value !== start) event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  caret();
}

addEventListener("hashchange", () => { leaf(); place(); });
document.addEventListener("turned", place);
leaf();
place();
if (text) editor();
