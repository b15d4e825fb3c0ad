"""What a sentence's first words make of the rest: `FANTASY:`, `According to the radio,`, `Rumour has it`."""

from previously.language.lexicon.forms import is_form
from previously.language.lexicon.kinds import known_nouns
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.status import HAPPENED, IMAGINED, INTENDED, REPORTED
from previously.language.sentence.tokens import Words

_REPORTS = (
    "rumour has it", "rumor has it", "legend has it", "word is", "word has it", "word on the street is",
    "the word is", "the story goes", "the rumour is", "the rumor is", "it is said", "it was said", "it is rumoured",
    "it is rumored", "it was rumoured", "it is given out", "it is believed", "it is thought", "it is whispered",
    "it is feared", "it is reported", "it is claimed", "it is announced", "it was rumored", "people say", "they say",
    "rumours spread", "rumors spread", "there is a rumour", "there is a rumor", "there was talk", "there is talk",
    "gossip has it", "reports say",
)  # fmt: skip
_FACTS = (
    "it turns out that", "it turns out", "it turned out that", "it turned out", "turns out that", "turns out",
    "as it turns out", "as it turned out", "it emerges that", "it emerged that", "it so happens that", "plot twist",
    "twist", "reveal", "little does anyone know that",
)  # fmt: skip
"""What comes before a fact and adds nothing."""
_AWAITED = ("it is only a matter of time before", "it is just a matter of time before", "it is a matter of time before")
_DREAMT = set_of("dream dreams nightmare nightmares vision daydream fantasy imagination")
_ELSEWHERE = (["life"], ["world"], ["timeline"], ["universe"], ["version"], ["future"])
_OPENINGS: dict[str, list[tuple[str, str]]] = {}
"""Both by their first word, each with the status it gives."""
for _status, _phrases in ((REPORTED, _REPORTS), (HAPPENED, _FACTS), (INTENDED, _AWAITED)):
    for _phrase in _phrases:
        _OPENINGS.setdefault(_phrase.split()[0], []).append((_status, _phrase))
_KNOWN = set_of("know knows knew known realise realises realised realize realizes realized suspect suspects suspected")
_WRITINGS = set_of("diary diaries journal log logbook notebook notes memoir memoirs papers blog confession narration")
_VISIONS = (
    "fantasy",
    "dream",
    "dream sequence",
    "daydream",
    "nightmare",
    "vision",
    "imagined",
    "fantasy sequence",
    "sim",
    "simulation",
)


def told_as(words: Words, lo: int, hi: int) -> tuple[str, int]:
    """The status a sentence's opening gives to it, and where the rest begins."""
    said = " ".join(words.low[lo : min(lo + 9, hi)])
    for status, phrase in _OPENINGS.get(words.at(lo), ()):
        if said.startswith(phrase + " "):
            start = lo + phrase.count(" ") + 1
            return status, start + (words.at(start) in {"that", ",", ":"})
    if said.startswith("according to "):
        comma = next((i for i in range(lo, hi) if words.low[i] == ","), hi)
        return REPORTED, comma + 1 if comma < hi else lo
    if _is_dreamt(words, lo, hi) or (lo > 1 and words.at(lo - 1) == ":" and _is_vision(words, lo - 1)):
        return IMAGINED, lo
    return HAPPENED, _beyond_unknown(words, lo, hi)


def _is_dreamt(words: Words, lo: int, hi: int) -> bool:
    """`In Ann's worst dream, Bob dies`, `In another life they marry`: does a sentence begin with where it is not so?"""
    if words.at(lo) != "in" or words.at(lo + 1) in _DREAMT:
        return False
    first = words.low[lo + 1 : min(lo + 6, hi - 1)]
    at = next((i for i, low in enumerate(first) if low in _DREAMT or low == ","), len(first))
    dreamt = at < len(first) and first[at] != "," and words.at(lo + at + 2) not in known_nouns()
    unreal = first[:1] in (["another"], ["every"]) and first[1:2] in _ELSEWHERE
    own = first[:1] in (["his"], ["her"], ["their"]) and first[1:2] in (["head"], ["mind"])
    return unreal or own or dreamt


def _beyond_unknown(words: Words, lo: int, hi: int) -> int:
    """Past `What Ann does not know is that` and `Little does Ann know that`, before what is so."""
    first = words.at(lo)
    if first not in {"what", "little"}:
        return lo
    known = next((i for i in range(lo + 1, min(lo + 9, hi)) if words.low[i] in _KNOWN), hi)
    if first == "what":
        known = next((i for i in range(known + 1, min(known + 3, hi)) if words.low[i] in {"is", "was"}), hi)
        denied = any(low in {"not", "n't", "nobody", "none", "never", "no"} for low in words.low[lo:known])
        known = known if denied else hi
    start = known + 1 + (words.at(known + 1) in {"that", ",", ":"})
    return start if start < hi else lo


def labels_somebody(words: Words, at: int, end: int) -> bool:
    """`Dead: Cy`, `Promoted: Bob`: is the sentence but a word that is so of whoever follows?"""
    low = words.at(at)
    done = is_form(low, "n") and not is_form(low, "b3g")
    return end == at + 1 and words.at(end) == ":" and (done or low in {"dead", "missing", "alive", "pregnant"})


def told_by(words: Words, lo: int, hi: int) -> str:
    """Whose words the lines after a heading are: `From Dani's diary`, `Captain's log, Zara Quell`; nobody if unsaid."""
    if not _WRITINGS & set(words.low[lo:hi]):
        return ""
    named = dict.fromkeys(who for at, who in words.named.items() if lo <= at < hi)
    return next(iter(named)) if len(named) == 1 else ""


def _is_vision(words: Words, colon: int) -> bool:
    start = colon
    while start > 0 and words.low[start - 1] not in {".", "!", "?", ";"}:
        start -= 1
    label = " ".join(words.low[start:colon])
    return label in _VISIONS or (
        label.startswith("in ") and label.endswith(("head", "mind", "dream", "dreams", "imagination"))
    )
