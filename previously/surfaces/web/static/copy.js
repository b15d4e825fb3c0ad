/** Buttons that copy a text. Without a clipboard they are not shown, and the text beside them can be taken by hand. */

import { say } from "./turn.js";

const SHORT = 200;

export function copiers() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy][hidden]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say(button.dataset.copy.length > SHORT ? "Copied." : `Copied: ${button.dataset.copy}`);
  } catch {
    say("This browser lets nothing be copied here; take the text by hand.");
  }
});

document.addEventListener("turned", copiers);
copiers();
