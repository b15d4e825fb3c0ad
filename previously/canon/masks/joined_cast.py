"""A cast in which everybody is one: names, ties and groups go to whoever each turns out to be."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.masks.masks import NOBODY, Masks, people_of
from previously.canon.masks.unmasking import unmasked
from previously.canon.names import Cast, united
from previously.core.entries import Character
from previously.core.groups import Member
from previously.language.lexicon.lookup import Lexicon


def masks_among(cast: Cast, parts: Sequence[Episode], *, told: bool) -> Masks:
    """Who is who, by the cast and by what the lines say; `told`: an audience knows each by the name it met first."""
    ties = [tie for part in parts for tie in part.ties]
    if not cast.worn and not ties:
        return NOBODY
    people = people_of(cast.worn, ties, tuple(cast.characters) if told else ())
    names = {who: cast.characters[who].name for pair in people.items() for who in pair}
    return Masks(people, names, cast.open_to, cast.worn) if people else NOBODY


def rejoined(canon: Canon, worn: Mapping[str, str]) -> Canon:
    """A canon in which nobody is who they are not said to be by then: by its own lines, and by what `worn` says."""
    cast = msgspec.structs.replace(canon.names, worn=worn)
    masks = masks_among(cast, canon.parts, told=canon.for_audience)
    if not masks:
        return canon
    known = joined(cast, masks)

    def one(part: Episode) -> Episode:
        prefix = canon.template.series_of(part.episode)
        return unmasked(part, masks, msgspec.structs.replace(canon.raw_with[prefix], lexicon=known.lexicons[prefix]))

    return canon.under(known, tuple(map(one, canon.before)), tuple(map(one, canon.episodes)))


def joined(cast: Cast, masks: Masks) -> Cast:
    """The cast with one entry for each person."""
    characters = {who: one for who, one in cast.characters.items() if who not in masks.people}
    for mask, person in masks.people.items():
        characters[person] = _one(characters[person], cast.characters[mask])
    lexicons = {prefix: _renamed(lexicon, masks) for prefix, lexicon in cast.lexicons.items()}
    whole = next((lexicons[at] for at, known in cast.lexicons.items() if known is cast.lexicon), None)
    return msgspec.structs.replace(
        cast,
        characters=characters,
        lexicon=whole or _renamed(cast.lexicon, masks),
        lexicons=lexicons,
        masks=masks,
        raw=cast,
    )


def _one(person: Character, mask: Character) -> Character:
    """Both as one; nobody is bound to themselves."""
    both = united(person, mask)
    bonds = tuple(bond for bond in both.bonds if bond[0] not in {person.id, mask.id})
    return msgspec.structs.replace(both, bonds=bonds)


def _renamed(lexicon: Lexicon, masks: Masks) -> Lexicon:
    called = [(name, masks.person(who)) for name, who in lexicon.called]
    pronouns = {masks.person(who): pronoun for who, pronoun in reversed(lexicon.pronouns.items())}
    found = Lexicon(called, lexicon.vocabulary, pronouns, lexicon.own_words)
    for name, members in lexicon.members.items():
        found.form_group(name, _members(members, masks))
    return found


def _members(members: Iterable[Member], masks: Masks) -> list[Member]:
    return [member._replace(who=masks.person(member.who)) for member in members]
