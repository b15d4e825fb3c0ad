"""A story's files after some of them have changed: only those are read again."""

from collections.abc import Iterable
from pathlib import Path

from previously.core.english import joined
from previously.formats.files import STORY, Texts, find_files, read_text
from previously.formats.registry import format_of
from previously.formats.store.address import names_store
from previously.formats.unread import may_matter


def read_again(texts: Texts, home: Path, names: Iterable[str]) -> Texts:
    """The files of a folder once those of some names (relative to it) have changed.

    What was there before is read again or left out; where something new has come, the whole folder is read.
    """
    known = {*texts.files, *(finding.span.path for finding in texts.findings), *(one.path for one in texts.unread)}
    changed = {name for name in names if not _hidden(name)}
    stored = any(names_store(text) for name, text in texts.files.items() if name.endswith(STORY))
    if stored or any(_new(home / name, name, known) or _odd(name, known) for name in changed):
        return find_files(home, texts.home, texts)
    again = {name for name in known if name in changed or any(name.startswith(f"{folder}/") for folder in changed)}
    files = {name: text for name, text in texts.files.items() if name not in again}
    findings = [finding for finding in texts.findings if finding.span.path not in again]
    for name in sorted(again):
        if (home / name).exists() or (home / name).is_symlink():
            text, finding = read_text(home, home / name)
            files |= {name: text} if text is not None else {}
            findings += [finding] if finding else []
    if any(names_store(text) for name, text in files.items() if name.endswith(STORY)):  # since just now
        return find_files(home, texts.home, texts)
    return Texts(files, tuple(findings), texts.home, texts.unread, texts.others, texts.along, texts.stores)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _new(path: Path, name: str, known: set[str]) -> bool:
    """Has a file or a folder come that nothing was known of?"""
    if name in known or not path.exists():
        return False
    if path.is_dir():
        return name != "." and not any(other.startswith(f"{name}/") for other in known)
    return format_of(name) is not None or may_matter(name)


def _odd(name: str, known: set[str]) -> bool:
    """Is it known, but as a file that no format reads, or a folder that cannot be looked into?"""
    return name in known and format_of(name) is None


def told(before: Texts, after: Texts, names: Iterable[str]) -> str:
    """`s01.yaml saved, s02.yaml deleted`; nothing where no file of the story is among the names or differs."""
    changed = set(names)
    old, new = _by_name(before), _by_name(after)
    differ = {name for name in {**old, **new} if old.get(name) != new.get(name)}
    parts = [
        _part(sorted(name for name in new if name in old and name in differ | changed), "saved"),
        _part(sorted(new.keys() - old.keys()), "new"),
        _part(sorted(old.keys() - new.keys()), "deleted"),
    ]
    return ", ".join(filter(None, parts))


def _by_name(texts: Texts) -> dict[str, object]:
    """What is known of each file: its text, or what is wrong with it."""
    wrong: dict[str, object] = {finding.span.path: finding.message for finding in texts.findings}
    wrong |= {one.path: one.looks for one in texts.unread}
    return wrong | texts.files


def _part(names: list[str], what: str) -> str:
    return f"{joined(names)} {what}" if names else ""
