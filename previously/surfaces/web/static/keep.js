/** What one has in hand on a page, kept while the page is swapped: focus, what is opened, typed and scrolled to. */

const all = (what) => [...document.querySelectorAll(`#main ${what}`)];
const named = (block) => block.dataset.is ?? block.id;

/** What there is to keep. */
export function inHand() {
  return {
    focus: finder(document.activeElement),
    open: new Map(all("details").filter(named).map((block) => [named(block), block.open])),
    scrolled: all(".across[id], .tall[id]").map((box) => [box.id, box.scrollLeft, box.scrollTop]),
    typed: all(":is(input, select, textarea)[id]:not([type=hidden])")
      .filter((control) => touched(control) || control === document.activeElement),
  };
}

/** Put it back into what stands there now. */
export function putBack({ focus, open, scrolled, typed }) {
  for (const block of all("details")) if (open.has(named(block))) block.open = open.get(named(block));
  for (const control of typed) retype(control);
  for (const [id, left, top] of scrolled) document.getElementById(id)?.scrollTo(left, top);
  if (!focus || document.activeElement?.closest("#main")) return;
  (focus() ?? document.getElementById("main")).focus({ preventScroll: true });
}

/** Does a field hold something else than it came with? */
function touched(control) {
  if (control.type === "checkbox") return control.checked !== control.defaultChecked;
  if (!control.options) return control.value !== control.defaultValue;
  const own = [...control.options].findIndex((one) => one.defaultSelected);
  return control.selectedIndex !== Math.max(0, own);
}

function retype(before) {
  const now = document.getElementById(before.id);
  if (!now) return;
  if (touched(before)) {
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
  if (active.matches("summary")) {
    const name = named(active.parentElement);
    return () => all("details").find((block) => named(block) === name)?.querySelector("summary") ?? null;
  }
  const marks = ["href", "data-copy"].filter((key) => active.hasAttribute(key));
  const alike = active.localName + marks.map((key) => `[${key}="${CSS.escape(active.getAttribute(key))}"]`).join("");
  const nth = all(alike).indexOf(active);
  return () => all(alike)[nth] ?? null;
}
