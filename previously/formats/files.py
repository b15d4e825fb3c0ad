"""The files in a story's folder as text: the story's own, its series', its plans and articles, and what is wrong."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from previously.core.codes import text_finding
from previously.core.errors import UnreadableInput
from previously.core.finding import Finding
from previously.core.ids import composed
from previously.core.nearest import alike, did_you_mean
from previously.core.source import Block, Span
from previously.formats.bible.files_given import manuscript_of
from previously.formats.bible.format import read_block
from previously.formats.documents.archive import BrokenDocument
from previously.formats.format import decoded
from previously.formats.registry import document_of, format_of
from previously.formats.store.told import NOTHING, Telling, told_by_store
from previously.formats.unread import DOCUMENTS, Unread, looks_of, not_read
from previously.formats.yaml.fields import BlockReader, Fields
from previously.formats.yaml.tree import Seq

STORY = "story.yaml"
PRESS = "press"
APART = {"plans", "proposals", PRESS}
ARTICLES = (".txt", ".md", ".html", ".htm")
LARGEST = 64 << 20
MOST_FILES = 10_000
DEEPEST = 60
"""How many folders deep a story's files may lie."""
_MANUSCRIPT = re.compile(r"""^["']?(?:manuscript|positions)["']?\s*:""", re.MULTILINE)
_LISTED = re.compile(r"""^["']?series["']?\s*:\s*(\[|-|#|$)""", re.MULTILINE)
"""Matches a story.yaml that may list series, so that others need not be parsed."""
_SERIES = re.compile(r"""^["']?series["']?\s*:[ \t]*[^\s\[#-]""", re.MULTILINE)
Where = str | Path
"""The path of a folder or a file."""


class Texts:
    """A folder's files as text, by relative path, and what was wrong with any of them.

    `home` is the folder of the series the user is in, if several share a universe; `others` are the files beside them
    that no format reads, and `unread` those of them that look as if they belonged to it. `along` is the path that is
    told of stories with choices, if not the story's own. `stores` is what stores have told, by the path of the
    story.yaml that names each.
    """

    def __init__(
        self,
        files: Mapping[str, str],
        findings: tuple[Finding, ...] = (),
        home: str = "",
        unread: tuple[Unread, ...] = (),
        others: tuple[str, ...] = (),
        along: str = "",
        stores: Mapping[str, Telling] | None = None,
    ) -> None:
        self.files, self.findings, self.home = dict(files), findings, home
        self.unread, self.others, self.along, self.stores = unread, others, along, dict(stores or {})

    def edited(self, path: str, text: str) -> "Texts":
        """The same with another text for one file."""
        files = {**self.files, path: text}
        return Texts(files, self.findings, self.home, self.unread, self.others, self.along, self.stores)

    def same(self, other: "Texts") -> bool:
        """Do both say the same?"""
        mine, theirs = ((one.files, one.findings, one.home, one.unread, one.others, one.along) for one in (self, other))
        return mine == theirs

    def taking(self, along: str) -> "Texts":
        """The same, told along another path through its choices."""
        return Texts(self.files, self.findings, self.home, self.unread, self.others, along, self.stores)


def folder_of(where: Where) -> Path:
    """A story's folder, given its own path or that of its story.yaml. Raises UnreadableInput if there is none."""
    path = Path(where)
    root = path.parent if path.name == STORY else path
    if not is_file(root / STORY) and not _serials_in(root):
        raise UnreadableInput(_no_story(root))
    return root


def _no_story(root: Path) -> str:
    """Why there is no story at a path, and what would help."""
    shown = displayed(root)
    if is_file(root):
        around = next((f"; did you mean “{displayed(up)}”?" for up in root.parents if is_file(up / STORY)), "")
        return f"“{shown}” is a file, and a story is a folder{around}"
    near = _nearest_story(root)
    fix = f"did you mean “{near}”?" if near else f"“previously new {shown}” makes a story to start from"
    return f"“{shown}” has no {STORY}; {fix}"


def universe_of(root: Path) -> tuple[Path, str]:
    """The universe a story's folder is in, with the folder's name there; else the folder itself and an empty name."""
    above = root.resolve().parent
    name = displayed(root.resolve().relative_to(above))
    if _is_universe(root) or not is_file(above / STORY):
        return root, ""
    named, _ = _series_named(read_text(above, above / STORY)[0] or "", [name])
    return (above, name) if named else (root, "")


def _is_universe(root: Path) -> bool:
    """Does a folder's story.yaml list its own series?"""
    return is_file(root / STORY) and _lists_series(read_text(root, root / STORY)[0] or "")


def _nearest_story(root: Path) -> str | None:
    """The sibling story whose name is nearest the folder's."""
    try:
        beside = [path for path in root.parent.iterdir() if is_file(path / STORY)]
    except OSError:
        return None
    return alike(displayed(root), map(displayed, beside))


def is_file(path: Path) -> bool:
    """Is it a file? Not if the path is one no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def displayed(path: Path) -> str:
    """A path as text, with forward slashes; bytes that are not UTF-8 are escaped."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def find_files(root: Path, home: str = "", known: Texts | None = None) -> Texts:
    """Read a folder's files, except `plans/`, `proposals/`, `press/` and folders with their own story.

    A universe names the series to read: folders in it that have their own story. A folder without a story.yaml also
    counts as one if it holds several stories that each name their series. Of a store that goes on after what is
    `known` of it, only the new rows are read; they are told along the path that is known.
    """
    stores = known.stores if known is not None else {}
    texts = _read(root, root, stores)
    if STORY not in texts.files and not any(f.span.path == STORY for f in texts.findings):
        names, wrong = _serials_in(root), tuple[Finding, ...]()
    else:
        names, wrong = _series_named(texts.files.get(STORY, ""), list(_series_in(root)))
    for name in names:
        part = _read(root, root / name, stores)
        inner = (text_finding("bad-value", _at(f"{name}/{STORY}"), NESTED),) if _is_universe(root / name) else ()
        findings = (*texts.findings, *part.findings, *inner)
        unread, others = (*texts.unread, *part.unread), (*texts.others, *part.others)
        told = {**texts.stores, **part.stores}
        texts = Texts({**texts.files, **part.files}, findings, unread=unread, others=others, stores=told)
    along = known.along if known is not None else ""
    return Texts(texts.files, (*texts.findings, *wrong), home, texts.unread, texts.others, along, texts.stores)


def _serials_in(root: Path) -> tuple[str, ...]:
    """The stories in a folder, if there are several and each names its series."""
    found = tuple(_series_in(root))
    named = [_names_its_series(read_text(root, root / name / STORY)[0] or "") for name in found]
    return found if len(found) > 1 and all(named) else ()


def _series_in(root: Path) -> Iterator[str]:
    """The names of subfolders that have their own story."""
    try:
        folders = sorted(path for path in root.iterdir() if path.is_dir() and not path.is_symlink())
    except (OSError, ValueError):  # a path no folder can have
        return
    for path in folders:
        if not path.name.startswith(".") and path.name not in APART and is_file(path / STORY):
            yield displayed(path.relative_to(root))


def _series_named(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The existing folders a universe's story.yaml names under `series:`, and findings for the rest."""
    if not _LISTED.search(text):
        return (), ()
    reader, tree = read_block(Block(STORY, 1, text))
    node = tree.get("series") if tree else None
    if not isinstance(node, Seq):
        return (), ()
    reader = BlockReader(reader.block)
    words = Fields(reader, tree, "story.yaml").words("series") or ()
    folders = {composed(name): name for name in known}
    for word in words:
        if composed(word.text) not in folders:
            near = did_you_mean(word.text, known)
            message = f"there is no folder “{word.text}” with a story.yaml here{near}"
            reader.findings.append(text_finding("unreadable-file", word.span, message))
    named = (folders[composed(word.text)] for word in words if composed(word.text) in folders)
    return tuple(dict.fromkeys(named)), tuple(reader.findings)


def _lists_series(text: str) -> bool:
    """Does a story.yaml list series, making its folder a universe?"""
    if not _LISTED.search(text):
        return False
    tree = read_block(Block(STORY, 1, text))[1]
    return tree is not None and isinstance(tree.get("series"), Seq)


def _names_its_series(text: str) -> bool:
    """Does a story.yaml name its series?"""
    return _SERIES.search(text) is not None


def homes(files: Iterable[str]) -> tuple[str, ...]:
    """The series folders among a universe's files, in name order; none for a single story."""
    return tuple(sorted(path.removesuffix(f"/{STORY}") for path in files if path.endswith(f"/{STORY}")))


def _read(root: Path, top: Path, stores: Mapping[str, Telling]) -> Texts:
    """The files of the whole folder, or of one series in it."""
    files: dict[str, str] = {}
    story = (read_text(root, top / STORY)[0] or "") if is_file(top / STORY) else ""
    path = displayed((top / STORY).relative_to(root))
    stored = told_by_store(root, top, path, story, stores.get(path, NOTHING))
    ours, others, findings = _walk(root, top, _manuscript(story))
    for one in ours:
        text, finding = read_text(root, one)
        if text is not None:
            files[displayed(one.relative_to(root))] = text
        if finding is not None:
            findings.append(finding)
    if stored.name:
        findings += [text_finding("unreadable-file", _at(stored.name), SHADOWED)] if stored.name in files else []
        files[stored.name] = stored.text
    findings += stored.findings
    others = [one for one in others if one not in stored.files]
    beside = tuple(displayed(one.relative_to(root)) for one in others)
    looking = zip(beside, map(looks_of, others), strict=True)
    unread = tuple(Unread(name, looks) for name, looks in looking if looks)
    return Texts(files, tuple(findings), unread=unread, others=beside, stores={path: stored} if stored.name else {})


def _manuscript(text: str) -> tuple[str, ...]:
    """The folders and files, by their paths from its own, that a story.yaml says are the manuscript."""
    if not _MANUSCRIPT.search(text):
        return ()
    reader, tree = read_block(Block(STORY, 1, text))
    return manuscript_of(Fields(reader, tree, "story.yaml")) if tree else ()


def _walk(root: Path, top: Path, manuscript: tuple[str, ...]) -> tuple[list[Path], list[Path], list[Finding]]:
    """What looks like one of the story's files, other files, and what is wrong with folders.

    Links to folders are not followed; they count as files, which `read_text` refuses.
    """
    ours, others, findings, pending = list[Path](), list[Path](), list[Finding](), [(top, 0)]

    def is_ours(path: Path) -> bool:
        return format_of(displayed(path.relative_to(top)), manuscript) is not None

    while pending:
        folder, depth = pending.pop()
        try:
            folders, files = _listed(folder, depth)
        except OSError as error:
            findings.append(_unlisted(root, folder, error))
            continue
        if folder != top and STORY in files:
            continue
        links = [name for name in folders if format_of(name) or (folder / name).is_symlink()]
        found = [folder / name for name in files]
        ours += (*(folder / name for name in links), *filter(is_ours, found))
        others += [path for path in found if not path.name.startswith(".") and not is_ours(path)]
        if len(ours) > MOST_FILES:
            raise UnreadableInput(f"“{root}” holds more than {MOST_FILES:,} files; is it a story’s folder?")
        pending += [(folder / name, depth + 1) for name in reversed(folders) if not (folder / name).is_symlink()]
    return ours, others, findings


def _listed(folder: Path, depth: int) -> tuple[list[str], list[str]]:
    """The names of a folder's folders (but those apart) and files, sorted. Raises OSError, also if it is too deep."""
    if depth > DEEPEST:
        raise OSError(0, f"it is more than {DEEPEST} folders deep")
    folders, files = list[str](), list[str]()
    with os.scandir(folder) as entries:
        for entry in entries:
            (folders if _is_folder(entry) else files).append(entry.name)
    return sorted(name for name in folders if not name.startswith(".") and name not in APART), sorted(files)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _unlisted(root: Path, folder: Path, error: OSError) -> Finding:
    message = f"this folder cannot be listed ({error.strerror}); nothing in it is read"
    fix = "make it readable, or move what belongs to the story"
    return text_finding("unreadable-file", _at(displayed(folder.relative_to(root))), message, fix=fix)


def _at(path: str) -> Span:
    """The start of a file."""
    return Span(Block(path, 1, ""), 0)


def read_text(root: Path, path: Path) -> tuple[str | None, Finding | None]:
    """One file's text. A link out of the folder, or a file that is too large or not UTF-8, gives a finding."""
    span = _at(displayed(path.relative_to(root)))
    try:
        problem = _problem(root, path)
        raw = b"" if problem else path.read_bytes()
    except OSError as error:
        problem = f"this file cannot be read: {error.strerror}"
    except RuntimeError:  # how Python 3.11 reports a link to itself
        problem = "this is a link that leads nowhere"
    if problem:
        return None, text_finding("unreadable-file", span, problem)
    document = document_of(path.name)
    if document is not None:
        try:
            return document.taken(raw), None
        except BrokenDocument as error:
            return None, text_finding("unreadable-file", span, f"{error}; nothing of it is read")
    return decoded(raw, span)


def _problem(root: Path, path: Path) -> str:
    """Why a file is not even opened."""
    if not path.resolve().is_relative_to(root.resolve()):
        return "this is a link out of the story’s folder; it is not followed"
    if path.is_dir():
        return "this is a folder, where a file of that name belongs" if path.suffix else "this link is not followed"
    if not path.is_file():
        return "this is not a file"
    return f"this file is larger than {LARGEST >> 20} MB" if path.stat().st_size > LARGEST else ""


SHADOWED = "this file has the name of what the store tells, and is not read; give it another name"
NESTED = "this lists series of its own; a universe holds series, not other universes"


def find_plan(root: Path, path: str, series: str = "") -> tuple[str, str, tuple[Finding, ...]]:
    """A plan's path, text and findings. Name it relative to the story's folder or the working folder, or by its name.

    Raises UnreadableInput if the story's folder has no such plan.
    """
    home = root.resolve()
    for candidate in (root / series / path, root / path, Path(path), root / series / "plans" / f"{path}.yaml"):
        if is_file(candidate) and candidate.resolve().is_relative_to(home):
            text, finding = read_text(home, candidate.resolve())
            if text is None:
                raise UnreadableInput(f"the plan “{path}” cannot be read: {finding.message if finding else ''}")
            return displayed(candidate.resolve().relative_to(home)), text, (finding,) if finding else ()
    folder = root / series / "plans"
    known = sorted(displayed(plan.relative_to(folder)) for plan in folder.glob("*.yaml")) if folder.is_dir() else []
    raise UnreadableInput(f"there is no plan “{path}” in “{displayed(root)}”; it has {', '.join(known) or 'none'}")


def find_press(root: Path, series: Iterable[str] = ()) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Read the articles in a story's folder and its series' folders; an unreadable one is a finding."""
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for folder in (root / PRESS, *(root / one / PRESS for one in series)):
        paths, wrong = _articles(root, folder)
        findings += wrong
        for path in paths:
            text, finding = read_text(root, path)
            if text is not None:
                texts[displayed(path.relative_to(root))] = text
            if finding is not None:
                findings.append(finding)
    return texts, tuple(findings)


def press_among(files: Mapping[str, str]) -> dict[str, str]:
    """The articles among files given as text."""
    return {path: text for path, text in files.items() if is_press(path)}


def is_press(path: str) -> bool:
    """Is this the path of a press article?"""
    return PRESS in path.split("/")[:-1]


def _articles(root: Path, folder: Path) -> tuple[list[Path], list[Finding]]:
    """The articles in a folder, and what is said of those that cannot be read."""
    try:
        every = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        return [], [_unlisted(root, folder, error)]
    ours = [path for path in every if path.name.casefold().endswith(ARTICLES)]
    others = [displayed(path.relative_to(root)) for path in every if path.name.casefold().endswith(DOCUMENTS)]
    return ours, [not_read(others, "an article is a .txt, .md or .html file", AS_TEXT, grave=False)] if others else []


AS_TEXT = "save it as text; where it is no article, move it elsewhere"
