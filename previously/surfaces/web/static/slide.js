/** Choosers that answer at once, and sliders over the positions of their lists. */

import { turn } from "./turn.js";

/** The URL a form asks for, without what is empty. */
function asked(form) {
  const given = [...new FormData(form)].filter(([, value]) => value);
  return form.getAttribute("action") + (given.length ? `?${new URLSearchParams(given)}` : "");
}

function slider(form, list) {
  const range = document.createElement("input");
  Object.assign(range, { type: "range", min: 0, max: list.options.length - 1, step: 1, id: `${list.id}-slider` });
  range.setAttribute("aria-label", form.querySelector("label").textContent);
  range.addEventListener("input", () => choose(form, list, range, Number(range.value)));
  range.addEventListener("keydown", (event) => leap(event, form, list, range));
  form.insertBefore(range, list);
  follow(list, range);
}

function follow(list, range) {
  range.value = list.selectedIndex;
  range.setAttribute("aria-valuetext", list.selectedOptions[0]?.textContent.trim() ?? "");
}

function choose(form, list, range, index) {
  list.selectedIndex = index;
  follow(list, range);
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

export function choosers() {
  for (const form of document.querySelectorAll("form.chooser:not([data-ready])")) {
    form.dataset.ready = "";
    const list = form.querySelector("select");
    if (form.matches(".slide") && list.options.length > 1) slider(form, list);
    list.addEventListener("change", () => {
      const range = form.querySelector("input[type=range]");
      if (range) follow(list, range);
      turn(asked(form));
    });
  }
}
