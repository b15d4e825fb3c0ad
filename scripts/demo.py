"""The main job on real stories: sentences as a writer puts them, and two drafts of a second season."""

import shlex
import subprocess
import sys

import click

STORY, COMEDY = "stories/jessica-jones", "stories/altar"
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


def main() -> None:
    """Show each step: what is asked, the command, and what it prints."""
    for question, arguments in STEPS:
        click.echo(f"\n{click.style(question, fg='cyan', bold=True)}")
        click.echo(click.style(f"$ previously {shlex.join(arguments)}", dim=True) + "\n")
        code = subprocess.run([sys.executable, "-m", "previously", *arguments], check=False).returncode  # noqa: S603
        if code not in {0, 1}:
            sys.exit(code)
    click.echo("\nThe same as pages in your browser: .venv/bin/previously serve stories/jessica-jones --open")
    click.echo("\nTo let a model write with it, connect an agent:")
    click.echo("  .venv/bin/previously skill                                    # what to do when, for coding agents")
    click.echo("  claude mcp add previously -- .venv/bin/previously mcp stories/jessica-jones")
    click.echo("  .venv/bin/previously mcp stories/jessica-jones --http         # or over HTTP, on this machine")
    click.echo("\nThe story is plain text in stories/jessica-jones. Start your own: .venv/bin/previously new my-story")


if __name__ == "__main__":
    main()
