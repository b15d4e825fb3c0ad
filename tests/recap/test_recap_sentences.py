"""A line of the log as a sentence of a recap."""

import pytest

from previously.canon.load import loader_of
from previously.recap.sentence import sentence_of_line

CAST = """\
title: Harbour
cast:
  mara: {name: Mara Quill, aliases: [Mara]}
  joe: Joe
  ann: Ann
  hollow: the Hollow
  pell: Mr. Pell
  james: James
verbs:
  paints: {forms: [paints, paints over], takes: [name, rest]}
"""
ROWS = [
    # who did what to whom
    ("Mara meets Joe", "Mara meets Joe."),
    ("mara meets joe", "Mara meets Joe."),
    ("Mara Quill meets Joe", "Mara Quill meets Joe."),
    ("the Hollow kills Ann", "The Hollow kills Ann."),
    ("Mara threatens the Hollow", "Mara threatens the Hollow."),
    ("Mr. Pell threatens Mara", "Mr. Pell threatens Mara."),
    ("Joe kills himself", "Joe kills himself."),
    ("Mara hurts herself", "Mara hurts herself."),
    ("Ann dies", "Ann dies."),
    ("Ann is killed.", "Ann is killed."),
    # objects in words
    ('Mara hunts "the driver of the bus"', "Mara hunts the driver of the bus."),
    ("Mara loses her family; at road; blames herself", "Mara loses her family, and blames herself."),
    ("Mara loses Ann; blames Joe", "Mara loses Ann, and blames Joe."),
    ("Mara finds photographs of herself; cues camera", "Mara finds photographs of herself."),
    ("Mara works through Joe's last letter", "Mara works through Joe's last letter."),
    ('Joe sets up "the lamp; the stairs"', "Joe sets up the lamp; the stairs."),
    ("Mara succeeds in freeing the hostages", "Mara succeeds in freeing the hostages."),
    # sentences in the author's own words, told in the present tense
    ("Mara told Joe that Ann had drowned", "Mara tells Joe that Ann had drowned."),
    ("The bank tells Mara that the hotel will be sold off", "Mara is told that the hotel will be sold off."),
    ("Ann falsely told Joe that Mara was dead", "Ann falsely tells Joe that Mara was dead."),
    ("Joe forced Ann to carry the letter", "Joe forces Ann to carry the letter."),
    ("Mara confessed that she had killed Ann", "Mara confesses that she had killed Ann."),
    ("Ann burst into tears", "Ann bursts into tears."),
    ("Mara was trapped in the cellar", "Mara is trapped in the cellar."),
    ("Ann and Joe quarrelled about the boat", "Ann quarrels with Joe."),
    # purposes
    ("Mara vows to free Ann", "Mara vows to free Ann."),
    ("Mara vows to keep the street about Mr. Pell", "Mara vows to keep the street."),
    ("Mara vows to stop him; about Joe", "Mara vows to stop Joe."),
    ("Mara vows silence about Joe", "Mara vows silence about Joe."),
    ("Mara searches for the boat; about Joe", "Mara searches for the boat."),
    ("Mara achieves Joe", "Mara gets the better of Joe."),
    ("Mara achieves peace", "Mara achieves peace."),
    # clauses that a sentence says
    ("Ann kills Mara; forced by Joe; cues gun", "Under Joe’s orders, Ann kills Mara."),
    ("Ann kills Mara; forced by James", "Under James’s orders, Ann kills Mara."),
    ("Ann kills Mara; forced by the Hollow", "Under the Hollow’s orders, Ann kills Mara."),
    ("Ann kills Joe; tried words, running and prayer", "Having tried words, running and prayer, Ann kills Joe."),
    ("Ann goes through withdrawal; because of Joe", "Ann goes through withdrawal because of Joe."),
    ("Ann suffers one of his pills; because of Joe", "Because of Joe, Ann suffers one of his pills."),
    ("Ann kills herself; because of S01E09.1/1", "Ann kills herself."),
    ("Mara captures Joe with Ann, James; bad", "Mara captures Joe with Ann and James."),
    ("Mara captures Joe; with Ann", "Mara captures Joe with Ann."),
    ("Joe captures Ann; for 18 months", "Joe captures Ann for 18 months."),
    ("Ann meets Joe; at the harbour", "Ann meets Joe at the harbour."),
    ("Ann meets Joe; at Winterfell", "Ann meets Joe at Winterfell."),
    ("Ann meets Joe; at road", "Ann meets Joe."),
    ("Mara confesses to Joe about Ann; sets killer = Mara", "Mara confesses to Joe about Ann."),
    ("Joe hides the letter from Mara and Ann", "Joe hides the letter from Mara and Ann."),
    ("Mara learns that the boat is gone; from Joe", "From Joe, Mara learns that the boat is gone."),
    # clauses it does not say
    ("Joe hurts Ann; severity 0.9; cues knife; stakes city; day 3", "Joe hurts Ann."),
    ('Joe hurts Ann; intended "he is drunk"; source showrunner', "Joe hurts Ann."),
    ("Joe abuses Ann; at the old mill", "Joe abuses Ann."),
    # facts
    ("Joe tells Ann; reveals mara-lives", "Joe tells Ann that Mara lives."),
    ("Joe tells Ann; reveals boat-is-gone", "Joe tells Ann that the boat is gone."),
    ("Joe tells Ann; reveals joe-says-he-loves-her", "Joe tells Ann that he loves her."),
    ("Joe tells Ann; sets boat = sold", "Joe tells Ann the truth."),
    ("Joe tells Ann about Mara; reveals mara-lives", "Joe tells Ann about Mara."),
    ("Ann learns what he is; reveals joe-is-strong", "Ann learns that Joe is strong."),
    ("Joe lies to Ann; sets mara-is-dead = true", "Joe makes Ann believe that Mara is dead."),
    ("Joe lies to Ann; sets boat = moored", "Joe lies to Ann."),
    # claims, notes, verbs of the story's own
    ("Mara plays shaken", "Mara is shaken."),
    ("Mara plays angry about Joe", "Mara is angry about Joe."),
    ("Mara plays over Joe", "Mara is over Joe."),
    ("Mara seems happy", "Mara seems happy."),
    ("Mara trusts Joe", "Mara trusts Joe."),
    ("Mara relies on mara-lives", "Mara counts on it that Mara lives."),
    ("Mara relies on the tide = low", "Mara counts on the tide."),
    ("Mara hums an old tune", "Mara hums an old tune."),
    ('Mara says "No."', 'Mara says "No."'),
    ("Mara paints over the name", "Mara paints over the name."),
    ("Mara paints Joe", "Mara paints Joe."),
    # a death that only seems one is told as it was shown
    ("Ann seems to die", "Ann dies."),
    ("Ann is believed dead", "Ann is believed dead."),
]  # fmt: skip


def said(*lines: str) -> list[str]:
    rows = "".join(f"        - {line!r}\n" for line in lines)
    season = f"S01E01:\n  scenes:\n    1:\n      lines:\n{rows}"
    canon = loader_of({"story.yaml": CAST, "s01.yaml": season}).canon()
    return [sentence_of_line(canon, entry).said() for entry in canon.entries()]


@pytest.mark.parametrize(("line", "sentence"), ROWS, ids=[line for line, _ in ROWS])
def test_a_line_is_a_sentence(line: str, sentence: str) -> None:
    assert said(line) == [sentence]


def test_who_is_seen_to_live_only_seemed_to_die() -> None:
    assert said("Ann seems to die", "Ann meets Joe")[0] == "Ann seems to die."


def test_everybody_is_called_what_they_were_called_first() -> None:
    assert said("Mara meets Joe", "Joe threatens Mara Quill") == ["Mara meets Joe.", "Joe threatens Mara."]
