/** An open page follows the files, and says so where it cannot. */

import { again, refresh, say } from "./turn.js";

const PAUSE = 1000;
let news = null;
const NOBODY = "Nobody answers: is “previously serve” still running? This page goes on as soon as it does.";
const LOCKED = "“previously serve” was started again with another token: open the address it printed, and this page goes on.";
let failed = 0;
let told = "";

/** Begin to follow; a page that nobody looks at does not. */
export function follow() {
  if (document.hidden || news) return;
  news = new EventSource("/live");
  news.addEventListener("message", heard);
  news.addEventListener("worked", filled);
  news.addEventListener("error", lost);
}

function leave() {
  news?.close();
  news = null;
}

function heard(event) {
  if (failed > 1) tell("");
  if (failed) again();
  failed = 0;
  if (event.data === document.body.dataset.version) return;
  const stays = document.querySelector("[data-stay]");
  if (!stays) refresh(event.data);
  else if (stays.dataset.stay !== "told") say("The story has changed since this page was loaded.");
}

/** A page that was shown without all there is to it, is shown once more. */
function filled() {
  if (document.querySelector("[data-waits]")) refresh();
}

/** Once is a hiccup; what is said twice is so. */
async function lost() {
  leave();
  failed += 1;
  if (failed > 1) tell((await locked()) ? LOCKED : NOBODY);
  setTimeout(follow, PAUSE);
}

function tell(sentence) {
  if (told !== sentence) say(sentence);
  told = sentence;
}

/** Has the server begun anew, with another token? */
async function locked() {
  try {
    return (await fetch("/live", { method: "HEAD" })).status === 401;
  } catch {
    return false;
  }
}

document.addEventListener("visibilitychange", () => (document.hidden ? leave() : follow()));
addEventListener("pagehide", leave);
addEventListener("pageshow", follow);
