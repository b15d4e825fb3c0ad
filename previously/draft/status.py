"""Whether a quote says that something happened, or its sentence denies it, or only tries, dreams or hears of it."""

import re

from previously.canon.pages.folding import fold
from previously.core.passage import Passage
from previously.language.quotations.narrated import narrated


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
        "if would could might may should perhaps maybe probably unless whether suppose supposes supposed "
        "like will shall"
    ),
    "imagines it": _set("imagine imagines imagined imagination pretend pretends pretended"),
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

_SPOKE = "¶"
_SAYS = r"(?:sa(?:id|ys?)|tells?|told|thinks?|thought)(?! that)"
_TAG = re.compile(rf"{_SPOKE}+\W*(?:[\w'-]+\W+){{0,3}}?{_SAYS}\b|\b{_SAYS}\W+(?:[\w'-]+\W+){{0,3}}?{_SPOKE}")
"""Who says what stands in quotation marks: `said Joe`."""
_THEN = r"then|he|she|it|they|we|i|[a-z]+(?:ed|s)|said|told|did|had|was|went|came|saw|took"
_JOINED = re.compile(rf";|, for | because | before |,? (?:and|but)(?= (?:{_THEN}) )")
"""Where another clause begins: joined to the one before, with its own verb, it neither denies nor doubts that."""
_ADDED = re.compile(r", who(?:m|se)? [^,;]*,")
_PAUSE = re.compile(r"[,;:]| without ")
_AND = re.compile(r"(?:;|, (?:and|but|so))(?: [\w'-]+){0,4} $")
_OPENS = re.compile(
    r"\b(?:true|case|so|say|says|said|think|thought|believed?|den(?:y|ies|ied)|if|when|until|unless) that\b|\bif\b"
)
_SUBJECT = re.compile(r"[A-Z]|(?:he|she|they|it|the) ")
_MONTH = re.compile(r"\b(?:of|in|since|until|by|last|next) may\b")

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

    A word that the line has itself, or another of its kind, is what the line says too. What others say in the sentence
    around a narrator's words is left out, and so is a clause that is joined to theirs and begins after them: only what
    is dreamt or imagined reaches back.
    """
    words, told = fold(quote), fold(narrated(passage, _SPOKE))
    sentence = _TAG.sub(_SPOKE, _around(words, told)) if words in told else _around(words, fold(passage))
    if "?" in sentence:
        return "the page asks it"
    own, near = _words(fold(line.partition(";")[0])), _near(sentence, words)
    own_clause = _joined(near, words, quote)
    pause = _PAUSE.search(own_clause, own_clause.find(words) + len(words))
    denying = own_clause[: pause.start()] if pause else own_clause
    scopes = {"dreams it": sentence, "imagines it": sentence, "has it from hearsay": near, "leaves it open": own_clause}
    for why, unsure in MAY_NOT.items():
        scope = scopes.get(why, denying)
        together = (one for one in _TOGETHER.get(why, ()) if f" {one} " in f" {scope} ")
        said = [*sorted(_words(_MONTH.sub("", scope)) & unsure), *together]
        if said and not own & unsure:
            return f"the page {why}: “{said[0]}”"
    return ""


def _near(sentence: str, words: str) -> str:
    """A sentence up to where another clause begins after some words of it, without what it adds between commas."""
    plain = _ADDED.sub(lambda found: found[0] if words in found[0] else ",", sentence)
    sentence = plain if words in plain else sentence
    start = sentence.find(words)
    found = _JOINED.search(sentence, start + len(words)) if start >= 0 else None
    return sentence[: found.start()] if found else sentence


def _joined(sentence: str, words: str, quote: str) -> str:
    """A sentence from where some words of it are joined to what is said before, if they begin with who does it."""
    before = sentence[: max(sentence.find(words), 0)]
    joined = _AND.search(before)
    if joined and _SUBJECT.match(quote) and not _OPENS.search(before):
        return sentence[joined.start() :]
    return sentence


def _words(text: str) -> frozenset[str]:
    """The words of a folded text; a short `not` apart from its verb."""
    found = _WORD.findall(text)
    return frozenset(found) | {"not" for word in found if word.endswith("n't")}


def _around(words: str, page: str) -> str:
    """The sentences of a folded passage that a quote stands in; all of it where it is not found."""
    start = page.find(words)
    if start < 0:
        return page
    begins = max((found.end() for found in _END.finditer(page, 0, start)), default=0)
    ends = next((found.end() for found in _END.finditer(page, start + len(words))), len(page))
    return page[begins:ends]
