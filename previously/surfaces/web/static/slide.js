/** Choosers that answer at once, and sliders over the positions of their lists. */

import { turn } from "./turn.js";

/** The URL a form asks for, without what is empty; the same key twice stays twice. */
export function asked(form) {
  const given = [...new FormData(form)].filter(([, value]) => value);
  return form.getAttribute("action") + (given.length ? `?${new URLSearchParams(given)}` : "");
}

function slider(form, list) {
  const range = document.createElement("input");
  Object.assign(range, { type: "range", min: 0, step: 1, id: `${list.id}-slider` });
  range.setAttribute("aria-label", form.querySelector("label").textContent);
  range.addEventListener("input", () => choose(form, list, range, Number(range.value)));
  range.addEventListener("keydown", (event) => leap(event, form, list, range));
  range.addEventListener("pointerdown", () => { range.dataset.dragged = ""; });
  for (const end of ["pointerup", "pointercancel"]) range.addEventListener(end, () => released(form, range));
  form.insertBefore(range, list);
  return range;
}

function follow(list, range) {
  range.max = list.options.length - 1;
  range.value = list.selectedIndex;
  range.setAttribute("aria-valuetext", list.selectedOptions[0]?.textContent.trim() ?? "");
}

function choose(form, list, range, index) {
  list.selectedIndex = index;
  follow(list, range);
  turn(asked(form));
}

/** While one drags, the list under the thumb stays as it is; afterwards it is the page's. */
function released(form, range) {
  delete range.dataset.dragged;
  turn(asked(form));
}

/** Page Up and Page Down go an episode at a time. */
function leap(event, form, list, range) {
  const step = { PageUp: 1, PageDown: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const here = list.options[list.selectedIndex];
  const last = list.options.length - 1;
  let index = Math.min(last, Math.max(0, list.selectedIndex + step));
  const group = (i) => list.options[i].closest("optgroup");
  while (group(index) && group(index) === here.closest("optgroup") && index > 0 && index < last) index += step;
  choose(form, list, range, index);
}

/** What there is to choose from, as the page has it now; the form that has the focus stays. */
function renew(form, list, made) {
  const range = form.querySelector("input[type=range]");
  if (range && "dragged" in range.dataset) return;
  const fresh = made.querySelector("select");
  const here = fresh.selectedIndex;
  const values = (one) => [...one.options].map((option) => option.value).join("\n");
  if (values(list) !== values(fresh)) list.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
  list.selectedIndex = here;
  if (range) follow(list, range);
}

export function choosers() {
  for (const form of document.querySelectorAll("form.chooser:not([data-ready])")) {
    form.dataset.ready = "";
    const list = form.querySelector("select");
    const range = form.matches(".slide") && list.options.length > 1 ? slider(form, list) : null;
    if (range) follow(list, range);
    list.addEventListener("change", () => {
      if (range) follow(list, range);
      turn(asked(form));
    });
    form.addEventListener("renewed", (event) => renew(form, list, event.detail));
  }
}
