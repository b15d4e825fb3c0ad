/** What makes the pages answer at once. Each of them also works without it. */

import { choosers } from "./slide.js";
import { say, turn } from "./turn.js";

document.documentElement.classList.add("js");

/** The part of a wide picture, or of a long list, that is looked at is brought into view. */
function inView() {
  for (const box of document.querySelectorAll(".across")) {
    const here = box.querySelector(".cursor");
    if (!here || box.scrollWidth <= box.clientWidth) continue;
    const middle = here.getBoundingClientRect().left - box.getBoundingClientRect().left + box.scrollLeft;
    box.scrollTo({ left: middle - box.clientWidth / 2 });
  }
  for (const list of document.querySelectorAll(".tall")) {
    const here = list.querySelector("[aria-current]");
    if (here) list.scrollTop += here.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  }
}

/** The files have changed: the page shows them as they are now, but where somebody may be writing on it. */
function live() {
  let news = null;
  const heard = (event) => {
    if (event.data && event.data !== document.body.dataset.version) {
      if (document.querySelector("[data-stay]")) return say("The story has changed since this page was loaded.");
      turn(location.pathname + location.search, { fresh: true });
    }
  };
  const follow = () => {
    if (document.hidden) {
      news?.close();
      news = null;
    } else if (!news) {
      news = new EventSource("/live");
      news.onmessage = heard;
    }
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}

document.addEventListener("turned", choosers);
document.addEventListener("turned", inView);
choosers();
inView();
live();
