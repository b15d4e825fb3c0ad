/** Forms that answer as soon as something is chosen. Each of them also works without it. */

import "./copy.js";
import { turn } from "./turn.js";

/** The URL a form asks for, without what is empty; the same key twice stays twice. */
function asked(form) {
  const given = [...new FormData(form)].filter(([, value]) => value);
  return form.getAttribute("action") + (given.length ? `?${new URLSearchParams(given)}` : "");
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-live]");
  if (form?.reportValidity()) turn(asked(form));
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-live]")) return;
  event.preventDefault();
  turn(asked(event.target));
});
