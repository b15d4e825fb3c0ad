/** Cards that are decided by keyboard: in one, A accepts, E edits, R rejects, J and K go to the next and the last. */

const CARD = "article.card";
const all = () => [...document.querySelectorAll(CARD)];

/** Stand at the card that an address names, or at the last, where there are fewer by now. */
function stand() {
  const number = Number(/^#card-(\d+)$/.exec(location.hash)?.[1]);
  const cards = all();
  if (number && cards.length) cards[Math.min(number, cards.length) - 1].focus();
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.(CARD);
  if (!card || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, textarea")) return;
  const cards = all();
  const deeds = {
    a: () => card.querySelector("button[value=accept]")?.click(),
    r: () => card.querySelector("button[value=reject]")?.click(),
    e: () => card.querySelector("input[name=line]")?.focus(),
    j: () => cards[cards.indexOf(card) + 1]?.focus(),
    k: () => cards[cards.indexOf(card) - 1]?.focus(),
  };
  const deed = deeds[event.key.toLowerCase()];
  if (!deed) return;
  event.preventDefault();
  deed();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches?.(`${CARD} input[name=line]`)) event.target.closest(CARD).focus();
});

stand();
