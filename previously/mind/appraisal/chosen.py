"""What appraisal assumes, chosen by hand: the sizes that no source gives."""

FORCED = 0.7
"""How much of the blame stays with somebody who was forced. Chosen."""
USED = 0.4
"""How much of an act's severity harms the person made to do it, who has lost control of themselves. Chosen."""
TRIED = 0.7
"""How much of the blame stays for each alternative that was tried first. Chosen."""
SEEN = 0.7
"""How strongly a cue reminds when the line itself doesn't. Chosen."""
GIVEN_FREELY = {"love", "pride", "satisfaction"}
"""What nobody feels who was forced to do it."""
DONE = 0.6
"""How good an enemy's end feels to somebody who lived for it, by her own hand; half if by another's. Chosen."""
FAINT = 0.05
"""A harm below this leaves no wound. Chosen."""
THING = 0.15
"""What a thing is worth that nobody said more of, and somebody who means nothing to her. Chosen."""
KIN = {
    "father", "mother", "dad", "mum", "mom", "parent", "parents", "son", "daughter", "child", "children", "baby",
    "twin",
    "brother", "sister", "sibling", "husband", "wife", "spouse", "partner", "fiance", "fiancee", "fiancé", "fiancée",
    "family",
}  # fmt: skip
NEAREST = 0.8
"""What somebody is worth who is in no cast, but called by one of these words: `loses her father`. Chosen."""
LIVED_BY = 0.45
"""What something is worth by which one lives, of the lexicon's kind `livelihood`: `loses her farm`. Chosen."""
REVENGE, BY_ANOTHER = 0.3, 0.15
"""How far an enemy's end, by her own hand or by another's, fulfils whoever lived for it (Carlsmith 2008). Chosen."""
STILL_FEARED = 7.0
"""For how many days after a deed somebody who hears of it fears for whom it was done to. Chosen."""
BY_HAND = 0.5
"""How far trust in a forced person falls, relative to trust in whoever forced them. Chosen."""
ESTRANGED = -0.3
"""At which relation, -1..1, somebody whom a line calls her kin is not dear to her: more than a quarrel. Chosen."""
NAMESAKE = 0.5
"""How near somebody of her family name is to her, where nobody said how near anybody is. Chosen."""
LONG_AGO = 3650.0
"""How many days before anything lived the initial bonds began: long enough to be part of who she is."""
