"""The main job on real stories: sentences as a writer puts them, two drafts of a season, two chapters made a log."""

import io
import shlex
import sys
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from previously.surfaces.cli.main import run

STORY, COMEDY = "stories/jessica-jones", "stories/altar"
CHAPTER = "scripts/demo/ferry.md"
PAGES = (
    ("Only pages, no log? Two chapters become a story with a cast.", ["new", "{ferry}", "--from", CHAPTER]),
    (
        "What do they tell? Each proposal rests on words of the page; none is in the story before you accept it.",
        ["draft", "--by", "rules", "--in", "{ferry}"],
    ),
    (
        "All of it accepted, this is the log, and each line quotes its page.",
        ["draft", "--by", "rules", "--in", "{ferry}", "--accept", "all", "--format", "json"],
    ),
    ("And somebody in the second chapter has forgotten how the first one ended.", ["check", "{ferry}"]),
)
STEPS = (
    ("A line is a sentence as you would write it. What would this one do, and to whom?",
     ["say", "Clive, who had promised to save the Regal, sells it and mocks Nell in front of the town", COMEDY]),
    ("So how is Nell, left at the altar? What weighs on her, and what carries her.",
     ["on", "nell", COMEDY, "--plan", "plans/jilting.yaml", "--at", "S01E08.1"]),
    ("A second season in which everything is fine again. What does the first one say to that?",
     ["check", STORY, "--plan", "plans/hovercar.yaml"]),
    ("A second season that carries the first one with it.",
     ["check", STORY, "--plan", "plans/carry.yaml"]),
    ("And how is she when it opens? At rest, nothing shows. Beneath it, everything is still there.",
     ["on", "jessica", STORY, "--at", "S02E01"]),
)  # fmt: skip


def step(question: str, arguments: list[str]) -> None:
    """One step; of what is for programs, what it has made of the log is shown."""
    quiet = "json" in arguments
    typed = [one for one in arguments if one not in {"--format", "json"}]
    click.echo(f"\n{click.style(question, fg='cyan', bold=True)}")
    click.echo(click.style(f"$ previously {shlex.join(typed)}", dim=True) + "\n")
    with redirect_stdout(io.StringIO()) if quiet else nullcontext():
        code = run(arguments)
    if code not in {0, 1}:
        sys.exit(code)


def main() -> None:
    """Show each step: what is asked, the command, and what it prints."""
    with TemporaryDirectory() as folder:
        ferry = str(Path(folder, "ferry"))
        for question, arguments in (*STEPS, *PAGES):
            step(question, [one.format(ferry=ferry) for one in arguments])
            if "json" in arguments:
                click.echo(Path(ferry, "log.yaml").read_text("utf-8").rstrip())
    click.echo("\nThe same as pages in your browser: .venv/bin/previously serve stories/jessica-jones --open")
    click.echo("\nTo let a model write with it, connect an agent:")
    click.echo("  .venv/bin/previously skill                                    # what to do when, for coding agents")
    click.echo("  claude mcp add previously -- .venv/bin/previously mcp stories/jessica-jones")
    click.echo("  .venv/bin/previously mcp stories/jessica-jones --http         # or over HTTP, on this machine")
    click.echo("\nThe story is plain text in stories/jessica-jones. Start your own: .venv/bin/previously new my-story")


if __name__ == "__main__":
    main()
