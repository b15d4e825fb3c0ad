/** What one has in hand on a page, kept while the page is swapped: focus, what is opened, typed and scrolled to. */

const all = (what) => [...document.querySelectorAll(`#main ${what}`)];
const named = (block) => block.dataset.is ?? block.id;

/** What was opened, the focus, and how far down one was: kept also while a half-saved file lacks it for a moment. */
const opened = new Map();
let strayed = null;
let deep = null;

/** What the fields of a form hold. */
export function held(form) {
  return new Map([...form.querySelectorAll("[id]")].map((control) => [control.id, state(control)]));
}

/** What there is to keep; of what was `sent` with the question, only what has changed since. */
export function inHand(sent = new Map()) {
  for (const block of all("details").filter(named)) opened.set(named(block), block.open);
  const main = document.getElementById("main");
  if (document.activeElement !== main) strayed = null;
  if (deep?.shown !== scrollY) deep = null;
  return {
    focus: finder(document.activeElement) ?? strayed,
    down: deep?.down ?? Math.max(0, -main.getBoundingClientRect().top),
    scrolled: all(".across[id], .tall[id]").map((box) => [box.id, box.scrollLeft, box.scrollTop]),
    typed: all(":is(input, select, textarea)[id]:not([type=hidden])")
      .filter((control) => kept(control, sent) || control === document.activeElement)
      .map((control) => [control, kept(control, sent)]),
  };
}

/** Put it back into what stands there now. */
export function putBack({ focus, down, scrolled, typed }) {
  for (const block of all("details")) if (opened.has(named(block))) block.open = opened.get(named(block));
  for (const [control, its] of typed) retype(control, its);
  for (const [id, left, top] of scrolled) document.getElementById(id)?.scrollTo(left, top);
  if (focus && !document.activeElement?.closest("#main, #choosers")) {
    strayed = focus() ? null : focus;
    (focus() ?? document.getElementById("main")).focus({ preventScroll: true });
  }
  const off = () => document.getElementById("main").getBoundingClientRect().top + down;
  if (down) scrollBy({ top: off(), behavior: "instant" });
  deep = down && off() > 1 ? { down, shown: scrollY } : null;
}

const state = (control) => (control.type === "checkbox" ? control.checked : control.value);
const kept = (control, sent) => touched(control) && sent.get(control.id) !== state(control);

/** Does a field hold something else than it came with? */
function touched(control) {
  if (control.type === "checkbox") return control.checked !== control.defaultChecked;
  if (!control.options) return control.value !== control.defaultValue;
  const own = [...control.options].findIndex((one) => one.defaultSelected);
  return control.selectedIndex !== Math.max(0, own);
}

function retype(before, its) {
  const now = document.getElementById(before.id);
  if (!now) return;
  if (its) {
    now.checked = before.checked;
    if (!before.options || [...now.options].some((one) => one.value === before.value)) now.value = before.value;
  }
  const caret = now.value === before.value && typeof before.selectionStart === "number";
  if (caret) now.setSelectionRange(before.selectionStart, before.selectionEnd);
}

/** A way to what has the focus, in whatever stands there afterwards; null where that is not on the page itself. */
function finder(active) {
  if (!active?.closest("#main") || active.id === "main") return null;
  if (active.id) return () => document.getElementById(active.id);
  const home = named(active.parentElement.closest("details, [id]"));
  const there = () => [document.getElementById("main"), ...all("details, [id]")].find((one) => named(one) === home);
  const marks = ["href", "data-copy"].filter((key) => active.hasAttribute(key));
  const alike = active.localName + marks.map((key) => `[${key}="${CSS.escape(active.getAttribute(key))}"]`).join("");
  const nth = [...there().querySelectorAll(alike)].indexOf(active);
  return () => there()?.querySelectorAll(alike)[nth] ?? null;
}
