"""Letters of other alphabets that look like Latin ones: who types one by mistake does not see it."""

import re
import unicodedata

CYRILLIC = dict(zip("аеорсухіјѕһАВЕКМНОРСТУХІЈЅ", "aeopcyxijshABEKMHOPCTYXIJS", strict=True))
GREEK = dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True))
"""Letters by the Latin letter that each looks like."""
PAIRS = str.maketrans(CYRILLIC | GREEK)
WORD = re.compile(r"[^\W\d_]+")


def look(text: str) -> str:
    """What a text looks like: the same for texts that one takes for each other."""
    return unicodedata.normalize("NFKC", text).translate(PAIRS).casefold()


def stray_letter(text: str) -> tuple[int, str] | None:
    """The first letter of a word that is of another alphabet than the rest, and looks as if it were not; its index.

    Nothing is said of a word that can be read in no one alphabet, such as “Ωmega”.
    """
    if text.isascii():
        return None
    for word in WORD.finditer(text):
        by_alphabet = _letters(word[0])
        for other, pairs in (("CYRILLIC", CYRILLIC), ("GREEK", GREEK)):
            ours, latin = by_alphabet.get(other, []), by_alphabet.get("LATIN", [])
            few, known = (ours, set(pairs)) if len(ours) <= len(latin) else (latin, set(pairs.values()))
            if ours and latin and all(word[0][i] in known for i in few):
                return word.start() + few[0], word[0][few[0]]
    return None


def _letters(word: str) -> dict[str, list[int]]:
    """A word's letters by their alphabet, as indices."""
    found: dict[str, list[int]] = {}
    for i, letter in enumerate(word):
        found.setdefault(unicodedata.name(letter, "").partition(" ")[0], []).append(i)
    return found


def described(letter: str) -> str:
    """`Cyrillic “а” (U+0430)`."""
    return f"{unicodedata.name(letter, 'a').split()[0].capitalize()} “{letter}” (U+{ord(letter):04X})"


def difference(word: str, other: str) -> str:
    """How a word differs from one that it looks like: its first letter that is another."""
    pairs = zip(unicodedata.normalize("NFC", word), unicodedata.normalize("NFC", other), strict=False)
    letter = next((one for one, two in pairs if one.casefold() != two.casefold()), "")
    return f"; it looks like “{other}”, but has a {described(letter)}" if letter else f"; did you mean “{other}”?"
