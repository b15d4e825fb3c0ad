"""Whether quoted words have the shape of speech, whoever may say them."""

import re

from previously.press.quotes.words import lexicon

SMALL = lexicon("a an the of in on at to for and or but nor with from by de la le der die das und et vs")
BEFORE_TITLES = lexicon("""
    in of episode titled entitled called named novel book film movie series show song album chapter story comic
    finale premiere pilot sitcom drama play game on from watch read word words term phrase nickname dubbed after
    a an single hit track miniseries spinoff remake sequel trilogy entry issue classic and article essay see
    episodes
""")
LINES = lexicon("line lines motto slogan tagline lyric lyrics refrain")
INNER = "'’‘”“\"» )]"
"""Marks that may close at the end of a quote, inside it."""
_WORD = re.compile(r"\w[\w'’-]*")
_LAST = re.compile(r"(\w+)[\W_]*$")


def count(said: str) -> int:
    """The number of words."""
    return len(_WORD.findall(said))


def whole(said: str) -> bool:
    """Are these the words of a whole sentence, or of one that trails off?"""
    first = said.lstrip("…. ([-—–'‘“¿¡")[:1]
    return count(said) >= 3 and (first.isupper() or first.isdigit()) and ended(said) and not title(said)


def title(said: str) -> bool:
    """Are these words capitalised like a title?"""
    if said.endswith(("?", "!")) and count(said) > 5:
        return False
    found = _WORD.findall(said)
    heavy = [word for word in found if word.lower() not in SMALL]
    return bool(heavy) and found[0][0].isupper() and all(not word[0].islower() for word in heavy)


def ended(said: str) -> bool:
    """Do they end with punctuation that belongs to speech?"""
    return said.rstrip(INNER).endswith(tuple(",.?!…—-–"))


def after_title_word(before: str) -> bool:
    """Do the words before lead to a title or a mentioned word: `the episode`, `the word`, `in`?"""
    found = _LAST.search(before[-40:])
    return (
        bool(found) and before.rstrip()[-1:] not in {",", ":"} and found[1].lower() in BEFORE_TITLES if found else False
    )


def after_line_word(before: str) -> bool:
    """Do the words before mention words as words: `the line`, `the motto`?"""
    found = _LAST.search(before[-40:])
    return bool(found) and before.rstrip()[-1:].isalpha() and found[1].lower() in LINES if found else False


def begins_sentence(before: str) -> bool:
    """Would words after this text begin a sentence, or a speech?"""
    rest = before.rstrip().rstrip('”"»“')
    return not rest or rest[-1] in ".!?:…"
