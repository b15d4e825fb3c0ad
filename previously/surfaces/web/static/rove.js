/** Links drawn in a picture: one of them is in the tab order, and the arrow keys lead from it to the others. */

const PICTURES = "svg.picture";
const links = (picture) => [...picture.querySelectorAll("a")];
const row = (link) => link.dataset.row ?? "";
const x = (link) => { const box = link.getBoundingClientRect(); return box.left + box.width / 2; };
const SIDEWAYS = { ArrowLeft: -1, ArrowRight: 1 };

/** Let Tab reach the link where one stands; the last one, where one stands at none. */
export function rove() {
  for (const picture of document.querySelectorAll(PICTURES)) {
    const there = links(picture);
    const held = there.find((link) => link === document.activeElement);
    const first = held ?? there.find((link) => link.hasAttribute("aria-current")) ?? there.at(-1);
    for (const link of there) link.setAttribute("tabindex", link === first ? "0" : "-1");
  }
}

/** Where a key leads: along a row, to its ends, or to what is nearest in the row above or beneath. */
function next(link, key) {
  const all = links(link.closest(PICTURES));
  const rows = [...new Set(all.map(row))];
  const along = all.filter((one) => row(one) === row(link)).sort((a, b) => x(a) - x(b));
  if (key in SIDEWAYS) return along[along.indexOf(link) + SIDEWAYS[key]];
  if (key === "Home") return along[0];
  if (key === "End") return along.at(-1);
  const other = rows[rows.indexOf(row(link)) + (key === "ArrowDown" ? 1 : -1)];
  const far = (one) => Math.abs(x(one) - x(link));
  return all.filter((one) => row(one) === other).sort((a, b) => far(a) - far(b))[0];
}

document.addEventListener("keydown", (event) => {
  const link = event.target.closest?.(`${PICTURES} a`);
  if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  next(link, event.key)?.focus();
  rove();
});
