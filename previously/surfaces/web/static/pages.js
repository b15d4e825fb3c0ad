/** Forms that answer as soon as something is chosen. Each of them also works without it. */

import "./copy.js";
import { held } from "./keep.js";
import { asked } from "./slide.js";
import { swapping, turn } from "./turn.js";

document.addEventListener("change", (event) => {
  const form = swapping ? null : event.target.closest("form[data-live]");
  if (form?.reportValidity()) turn(asked(form), { sent: held(form) });
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-live]")) return;
  event.preventDefault();
  turn(asked(event.target), { sent: held(event.target) });
});
