"""The path that a story's files with choices are told along, and what other files tell of scenes that it passes by."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.core.atoms import EpisodeText, PathText, StoryText, Word
from previously.core.codes import text_finding
from previously.core.finding import Finding

CHOICES = (".ink", ".yarn", ".twee", ".tw")
"""The endings of files with choices."""


def taken(story: StoryText, along: str) -> PathText | None:
    """The path that is told: the one asked for, or the story's own."""
    name = along or (story.path.text.strip() if story.path else "")
    return next((path for path in story.paths if path.name.text == name), None)


def steps_by_file(path: PathText | None, files: Iterable[str], found: list[Finding]) -> dict[str, tuple[Word, ...]]:
    """What a path takes in each of its files; what it cannot take there is said."""
    branching = [file for file in files if file.casefold().endswith(CHOICES)]
    steps: dict[str, tuple[Word, ...]] = {}
    for named, words in path.steps if path is not None else ():
        fitting = [file for file in branching if not named or file == named or file.endswith(f"/{named}")]
        if len(fitting) == 1:
            steps[fitting[0]] = words
        elif path is not None:
            why = f"there is no file “{named}” with choices" if named else "there are several files with choices"
            why = why if branching else "there is no file with choices here"
            fix = "list it by file: {s01e01.ink: […]}"
            found.append(
                text_finding("bad-value", path.name.span, f"the path “{path.name.text}” is not taken: {why}", fix=fix)
            )
    return steps


def on_path(episodes: Iterable[EpisodeText]) -> Iterator[EpisodeText]:
    """Those told along a path first, which say in which order scenes stand; of others, no scene that it passes by."""
    told = list(episodes)
    passed = {one.episode: one.passed_by for one in told if one.passed_by is not None}
    for one in sorted(told, key=lambda one: one.passed_by is None):
        left = passed.get(one.episode, ()) if one.passed_by is None else ()
        kept = tuple(scene for scene in one.scenes if scene.name not in left)
        yield msgspec.structs.replace(one, scenes=kept) if len(kept) < len(one.scenes) else one
