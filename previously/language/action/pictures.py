"""Who is only on a picture or a screen."""

from collections.abc import Sequence

from previously.language.action.sentences import ActionSentence, Mention
from previously.language.lexicon.wordlists import words

PICTURES = words(
    "picture pictures photo photos photograph photographs portrait portraits painting paintings poster posters "
    "snapshot snapshots image images drawing sketch statue tv television screen monitor monitors video videos "
    "footage tape tapes recording newspaper headline article magazine album frame billboard website broadcast "
    "mugshot slideshow polaroid polaroids postcard screens televisions"
)
_SHOWS = words(
    "take takes taking show shows showing display displays load loads loading press presses play plays open opens "
    "turn turns raise raises pick picks look looks looking flip flips print prints printing hit hits"
)
_ON = words("on in from within inside")
_USES = words(
    "look looks looking stare stares staring watch watches watching see sees glance glances gaze gazes type types "
    "typing tap taps scroll scrolls point points find finds notice notices spot spots study studies hold holds "
    "holding put puts write writes read reads squint squints peer peers work works click clicks draw draws paint "
    "paints take takes taking load loads show shows hand hands pick picks carry carries drop drops examine "
    "examines print prints sit sits walk walks turn turns"
)
_ANEW = words("as while when then but")
_TO = words("to with beside behind hands gives")
_COMES = words("enters comes walks arrives runs bursts steps rushes storms hurries")


def has_picture(sentence: ActionSentence) -> bool:
    """Is a picture or a screen spoken of?"""
    return any(word in PICTURES for word, _, _ in sentence.words)


def shows_one(sentence: ActionSentence) -> bool:
    """Is a picture taken, shown or looked at, so that the next sentence may tell of what is on it?"""
    said = {word for word, _, _ in sentence.words}
    return bool(said & PICTURES and said & _SHOWS) or (bool(said & {"display", "displays"}) and "it" in said)


def is_pictured(sentence: ActionSentence, mention: Mention, others: Sequence[Mention]) -> bool:
    """Is somebody only on a picture that their own sentence speaks of?"""
    at = [i for i, (word, _, _) in enumerate(sentence.words) if word in PICTURES and not _is_door(sentence, i)]
    if any(i < mention.start for i in at):
        before = sentence.word(mention.start - 1)
        return before not in _TO and before not in _ANEW
    return any(_is_on(sentence, mention, i, others) for i in at)


def _is_door(sentence: ActionSentence, at: int) -> bool:
    """Is it a screen door?"""
    return sentence.word(at) in {"screen", "frame"} and sentence.word(at + 1) in {"door", "doors", "porch"}


def _is_on(sentence: ActionSentence, mention: Mention, picture: int, others: Sequence[Mention]) -> bool:
    """Does somebody smile from a photo, or appear on a screen?"""
    between = [sentence.word(i) for i in range(mention.end, picture)]
    if not _ON.intersection(between[-4:]) or any(mention.end <= one.start < picture for one in others):
        return False
    return not _USES.intersection(between)


_WRITTEN = PICTURES | words(
    "name names reads sign label headline stone plaque letter note list badge tag caption display id flash memory "
    "dream vision text message insert card grave tombstone"
)


def stands_written(sentence: ActionSentence) -> bool:
    """Does a sentence end in a colon, after which stands what is on a picture or is written?"""
    return sentence.ends_with == ":" and any(word in _WRITTEN for word, _, _ in sentence.words)


def comes(sentence: ActionSentence, mention: Mention) -> bool:
    """Does somebody come in, or is written as whoever comes in first is?"""
    loud = mention.loud and not sentence.text.isupper()
    return loud or any(sentence.word(i) in _COMES for i in range(mention.end, mention.end + 3))
