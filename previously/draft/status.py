"""Whether a quote says that something happened, or its sentence denies it, or only tries, dreams or hears of it."""

import re

from previously.canon.pages.folding import fold
from previously.core.passage import Passage


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MAY_NOT: dict[str, frozenset[str]] = {
    "denies it": _set(
        "not no never nobody none nothing neither nor without hardly barely refuse refuses refused deny denies denied "
        "cannot unable fail fails failed instead"
    ),
    "only tries or wants it": _set(
        "try tries tried trying attempt attempts attempted almost nearly want wants wanted hope hopes hoped plan plans "
        "planned intend intends intended mean means meant"
    ),
    "leaves it open": _set(
        "if would could might may should perhaps maybe probably unless whether imagine imagines imagined suppose "
        "supposes supposed pretend pretends pretended like will shall"
    ),
    "dreams it": _set("dream dreams dreamt dreamed dreaming nightmare nightmares vision visions"),
    "has it from hearsay": _set(
        "say says said tell tells told hear hears heard rumour rumours rumor rumors claim claims claimed allegedly "
        "apparently believe believes believed think thinks thought story stories"
    ),
}
"""Words by which a sentence may not tell what happens."""
_TOGETHER = {"leaves it open": ("as if", "as though"), "only tries or wants it": ("about to",)}
"""Several that do so together, and not each."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SAID = re.compile('[“"«„][^”"»“„]*[”"»“]?')
_END = re.compile(r"[.!?…]+['\s]+|\n")

SPOKEN = _set(
    "threatens frightens orders humiliates quarrels rejects comforts confides forgives apologises confronts defies "
    "vows tells whispers says reveals confesses lies"
)
"""What is done in words."""


def is_said(quote: str, passage: Passage) -> bool:
    """Are words of a passage somebody's speech, rather than what its teller tells?"""
    told = _SAID.sub(" ", passage.text)
    return fold(quote) not in fold(told) or (passage.kind == "dialogue" and told == passage.text)


def unfit(line: str, quote: str, passage: str) -> str:
    """Why the sentence of a passage that holds a quote does not bear a line out; empty where nothing says so.

    A word that the line has itself, or another of its kind, is what the line says too.
    """
    sentence = _around(fold(quote), passage)
    if "?" in sentence:
        return "the page asks it"
    around, own = _words(sentence), _words(fold(line.partition(";")[0]))
    for why, words in MAY_NOT.items():
        told = [*sorted(around & words), *(one for one in _TOGETHER.get(why, ()) if f" {one} " in f" {sentence} ")]
        if told and not own & words:
            return f"the page {why}: “{told[0]}”"
    return ""


def _words(text: str) -> frozenset[str]:
    """The words of a folded text; a short `not` apart from its verb."""
    found = _WORD.findall(text)
    return frozenset(found) | {"not" for word in found if word.endswith("n't")}


def _around(words: str, passage: str) -> str:
    """The sentences of a passage that a quote stands in; all of it where it is not found."""
    page = fold(passage)
    start = page.find(words)
    if start < 0:
        return page
    begins = max((found.end() for found in _END.finditer(page, 0, start)), default=0)
    ends = next((found.end() for found in _END.finditer(page, start + len(words))), len(page))
    return page[begins:ends]
