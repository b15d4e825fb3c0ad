/** Shows another look at the same page in place: its HTML is fetched, and the parts that differ are swapped. */

import { inHand, putBack } from "./keep.js";

const PARTS = ["work", "pages", "fault", "main"];
let wanted = null;
let missed = null;
let busy = false;
/** Is the page being swapped? A field that goes with what it holds half typed tells of a change that nobody made. */
export let swapping = false;
let shown = location.pathname + location.search;

/** The page of an answer. */
export async function parsed(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Say something to whoever listens. */
export function say(text) {
  document.getElementById("news").textContent = text;
}

/**
 * Turn to a URL. Whatever is asked while a page is under way waits; only the last is fetched, one at a time.
 * `push`: a step that Back takes back; `gone`: Back or Forward has been there already; `sent`: what the fields of the
 * form that asks hold.
 */
export function turn(url, { push = false, gone = false, sent } = {}) {
  wanted = { url, push: push || Boolean(wanted?.push && !gone), gone, sent };
  missed = null;
  if (!busy) run();
}

/** Ask for the page that is shown once more: since more of it is worked out, or since the files have this version now. */
export function refresh(version = "") {
  wanted ??= missed ?? { fresh: version, still: true };
  missed = null;
  if (!busy) run();
}

/** Ask once more for what nobody answered. */
export function again() {
  wanted ??= missed;
  missed = null;
  if (wanted && !busy) run();
}

async function run() {
  busy = true;
  document.body.setAttribute("aria-busy", "true");
  while (wanted) {
    const asked = { url: shown, ...wanted };
    wanted = null;
    try {
      const answer = await fetch(asked.url, { headers: { "x-previously": "part" } });
      const page = await parsed(answer);
      if (!wanted?.gone) await show(page, asked);
    } catch {
      missed = wanted ?? asked;
      wanted = null;
      say("Nobody answers: is “previously serve” still running? What was asked for comes as soon as it does.");
    }
  }
  document.body.removeAttribute("aria-busy");
  busy = false;
}

async function show(page, asked) {
  if (!page.getElementById("main")) return refused(page, asked);
  swap(page, asked.sent);
  if (asked.push && asked.url !== shown) history.pushState(null, "", asked.url);
  else history.replaceState(null, "", asked.url + (samePage(asked.url) ? location.hash : ""));
  shown = asked.url;
  say(asked.fresh ? "The story has changed; this page shows it as it is now." : "");
  document.dispatchEvent(new CustomEvent("turned", { detail: asked }));
}

/** Put a page in the place of what is shown; what one has in hand stays there. */
export function swap(page, sent) {
  const place = inHand(sent);
  swapping = true;
  for (const id of PARTS) {
    const [old, made] = [document.getElementById(id), page.getElementById(id)];
    if (old && made && (id === "main" || old.outerHTML !== made.outerHTML)) old.replaceWith(document.adoptNode(made));
  }
  choosers(page);
  document.title = document.getElementById("main").dataset.title ?? page.title;
  document.body.dataset.version = page.body.dataset.version;
  putBack(place);
  swapping = false;
}

/** There is no such page: what is shown stays, and why is said; a link still leads to where that is all there is. */
async function refused(page, { url, push, gone, fresh }) {
  if (push || gone) return location.assign(url);
  const sentence = page.getElementById("said")?.textContent ?? "This cannot be shown.";
  if (!fresh) return say(sentence);
  document.body.dataset.version = fresh;
  const front = await parsed(await fetch("/"));
  const fault = front.querySelector("#fault > p") ?? document.createElement("p");
  Object.assign(fault, { className: "fault", role: "alert" });
  fault.append(` ${sentence} What this page last showed stays here until the files have it again.`);
  document.getElementById("fault").replaceChildren(document.adoptNode(fault));
}

/** Every choice but the one that is being made is brought up to date; of that one, what there is to choose from. */
function choosers(page) {
  const [old, made] = [document.getElementById("choosers"), page.getElementById("choosers")];
  if (!old || !made) return;
  const held = document.activeElement?.closest("#choosers form");
  const same = held && made.querySelector(`#${CSS.escape(held.id)}`);
  if (!same) return old.replaceWith(document.adoptNode(made));
  for (const form of [...old.children]) if (form !== held) form.remove();
  let before = true;
  for (const form of [...made.children]) {
    if (form === same) before = false;
    else if (before) held.before(document.adoptNode(form));
    else old.append(document.adoptNode(form));
  }
  for (const input of held.querySelectorAll("input[type=hidden]")) input.remove();
  for (const input of same.querySelectorAll("input[type=hidden]")) held.prepend(document.adoptNode(input));
  if (!wanted) held.dispatchEvent(new CustomEvent("renewed", { detail: same }));
}

const samePage = (url) => url === location.pathname + location.search;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-turn]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  turn(link.getAttribute("href"), { push: true });
});

addEventListener("popstate", () => {
  if (!samePage(shown)) turn(location.pathname + location.search, { gone: true });
});
