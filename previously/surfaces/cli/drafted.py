"""What a draft contradicts, as `previously check --draft` says it."""

from pathlib import Path

from previously.core.english import count
from previously.questions.question import dumps
from previously.surfaces.cli.files import text_of
from previously.surfaces.cli.options import room_of
from previously.surfaces.cli.terminal import give, say, wrapped
from previously.surfaces.deeds.draft import DraftAnswer, check_draft


def drafted(story: str, draft: Path, at: str | None, format_: str) -> int:
    """Check a draft and print what it adds; 1 where that is an error or a warning."""
    answer = check_draft(room_of(story), text_of(draft), at)
    if format_ == "json":
        give(dumps(answer))
    else:
        for row in page(answer):
            say(row)
    return int(any(one.severity != "hint" for one in answer.findings))


def page(answer: DraftAnswer) -> list[str]:
    """The findings with both sides, and how many lines they rest on."""
    rows = []
    for found in answer.findings:
        if found.severity != "hint":
            rows.append(wrapped(f"{found.severity} {found.code} {found.rule}: {found.message}"))
            rows += [wrapped(f"because of {one.event} [{one.file}:{one.line}]", first="  ") for one in found.because]
    unread = [one.line for one in answer.lines if not one.read]
    rows += [wrapped(f"not understood: {line}") for line in unread]
    rows.append(f"{count(answer.understood, 'line')} of {len(answer.lines):,} understood, laid at {answer.at}.")
    return rows
