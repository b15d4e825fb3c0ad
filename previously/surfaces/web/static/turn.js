/** Shows another look at the same page in place: its HTML is fetched, and the parts that differ are swapped. */

const PARTS = ["pages", "fault", "main"];
let wanted = null;
let busy = false;

/** Turn to a URL. Whatever is asked while a page is under way waits; only the last is fetched, one at a time. */
export function turn(url, { push = false, fresh = false } = {}) {
  wanted = { url, push, fresh };
  if (!busy) run();
}

/** Say something to whoever listens. */
export function say(text) {
  document.getElementById("news").textContent = text;
}

async function run() {
  busy = true;
  document.body.setAttribute("aria-busy", "true");
  while (wanted) {
    const asked = wanted;
    wanted = null;
    try {
      const answer = await fetch(asked.url, { headers: { "x-previously": "part" } });
      show(new DOMParser().parseFromString(await answer.text(), "text/html"), asked);
    } catch {
      say("Nobody answers: is “previously serve” still running?");
    }
  }
  document.body.removeAttribute("aria-busy");
  busy = false;
}

function show(page, { url, push, fresh }) {
  if (!page.getElementById("main")) return location.assign(url);
  const place = remembered();
  for (const id of PARTS) {
    const [old, made] = [document.getElementById(id), page.getElementById(id)];
    if (old && made && (id === "main" || old.outerHTML !== made.outerHTML)) old.replaceWith(document.adoptNode(made));
  }
  chosen(page);
  document.title = document.getElementById("main").dataset.title ?? page.title;
  document.body.dataset.version = page.body.dataset.version;
  if (push) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  restore(place);
  say(fresh ? "The story has changed; this page shows it as it is now." : "");
  document.dispatchEvent(new Event("turned"));
}

/** Every choice but the one that is being made is brought up to date. */
function chosen(page) {
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
}

function remembered() {
  const active = document.activeElement;
  const inside = active?.closest("#main") && active.id !== "main";
  return {
    id: inside ? active.id : "",
    href: inside ? active.getAttribute("href") : null,
    inside,
    open: [...document.querySelectorAll("#main details[id]")].map((one) => [one.id, one.open]),
    across: [...document.querySelectorAll("#main .across[id]")].map((one) => [one.id, one.scrollLeft]),
  };
}

function restore({ id, href, inside, open, across }) {
  for (const [name, is] of open) document.getElementById(name)?.toggleAttribute("open", is);
  for (const [name, left] of across) document.getElementById(name)?.scrollTo(left, 0);
  if (!inside || document.activeElement?.closest("#main")) return;
  const again = (id && document.getElementById(id)) || (href && document.querySelector(`#main a[href="${CSS.escape(href)}"]`));
  (again || document.getElementById("main")).focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-turn]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  turn(link.getAttribute("href"), { push: true });
});

addEventListener("popstate", () => turn(location.pathname + location.search));
