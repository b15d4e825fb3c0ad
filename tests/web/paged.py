"""A story with pages: a script beside its log, and lines that somebody proposes."""

PAGED = {
    "story.yaml": "title: Low Water\ncast: {mara: {name: Mara, pronouns: she}, joe: Joe, ann: Ann}\n",
    "s01e01.fountain": """Title: Low Water

INT. BOATHOUSE - NIGHT #1#

Rain on the roof. Mara holds the *ledger*.

JOE
The boat's where it always is.

[[remember the lamp]]

He reaches for the __lamp__ and knocks it over.

Mara slaps him in front of the whole crew.
""",
    "s01.yaml": """S01E01:
  scenes:
    1:
      lines:
        - Joe lies to Mara; sets boat = moored; quoting "The boat's where it always is."
        - Joe breaks the lamp; quoting He reaches for the lamp and drops it
        - Ann hugs Mara; quoting and then she hugged her for a long while
""",
    "s01e02.fountain": f"INT. INN - DAY\n\n{'Donaudampfschifffahrt' * 6}\n",
    "proposals/mine.yaml": """\
- {id: a1, at: S01E01.1, line: Joe knocks over the lamp, quoting: "knocks it over", confidence: 0.9}
- {id: a2, at: S01E01.1, line: Zed kills Joe, quoting: "Rain on the roof.", confidence: 0.2}
- {id: a3, at: S01E01.1, line: Mara slaps Joe, quoting: "slaps him in front of the whole crew", confidence: 0.6}
""",
}
"""A script beside its log: a line rests on it, one on words that have changed, one on words that are gone;
and three proposals, of which one names nobody of the cast."""
