/** What makes the pages answer at once. Each of them also works without it. */

import { follow } from "./live.js";
import { rove } from "./rove.js";
import { choosers } from "./slide.js";

document.documentElement.classList.add("js");

/** The part of a wide picture, or of a long list, that is looked at is brought into view. */
function inView() {
  for (const box of document.querySelectorAll(".across, .tall")) {
    const here = box.querySelector(".cursor, [aria-current]");
    if (!here) continue;
    const [inner, outer] = [here.getBoundingClientRect(), box.getBoundingClientRect()];
    const [right, down] = [inner.left + inner.width / 2 - outer.left, inner.top + inner.height / 2 - outer.top];
    if (box.matches(".across") && (right < 0 || right > box.clientWidth)) box.scrollLeft += right - box.clientWidth / 2;
    if (box.matches(".tall") && (down < 0 || down > box.clientHeight)) box.scrollTop += down - box.clientHeight / 2;
  }
}

document.addEventListener("turned", (event) => {
  choosers();
  rove();
  if (!event.detail.still) inView();
});
choosers();
rove();
inView();
follow();
