"""Verbs that say somebody speaks."""

SAYS = """
say says said saying|tell tells told telling|add adds added adding|explain explains explained explaining
note notes noted noting|recall recalls recalled recalling|reveal reveals revealed revealing
admit admits admitted admitting|continue continues continued continuing|joke jokes joked joking|quip quips quipped
tease teases teased teasing|reply replies replied replying|answer answers answered answering
respond responds responded responding|insist insists insisted insisting|argue argues argued arguing
claim claims claimed claiming|confess confesses confessed confessing|declare declares declared declaring
confirm confirms confirmed confirming|observe observes observed observing|remark remarks remarked remarking
reflect reflects reflected reflecting|muse muses mused musing|offer offers offered offering
warn warns warned warning|promise promises promised promising|write writes wrote writing written
tweet tweets tweeted tweeting|post posts posted posting|ask asks asked asking|wonder wonders wondered wondering
think thinks thought thinking|elaborate elaborates elaborated elaborating|agree agrees agreed agreeing
disagree disagrees disagreed disagreeing|object objects objected
concede concedes conceded conceding|stress stresses stressed stressing
emphasize emphasizes emphasized emphasizing|emphasise emphasises emphasised emphasising
suggest suggests suggested suggesting|state states stated stating|announce announces announced announcing
exclaim exclaims exclaimed exclaiming|shout shouts shouted shouting|whisper whispers whispered whispering
yell yells yelled|scream screams screamed|mutter mutters muttered|murmur murmurs murmured|cry cries cried
interject interjects interjected|counter counters countered countering|clarify clarifies clarified clarifying
conclude concludes concluded concluding|deadpan deadpans deadpanned|gush gushes gushed gushing
share shares shared sharing|begin begins began|describe describes described describing|call calls called calling
acknowledge acknowledges acknowledged acknowledging|believe believes believed believing
enthuse enthuses enthused|hint hints hinted hinting|caution cautions cautioned cautioning|vow vows vowed vowing
complain complains complained complaining|lament laments lamented lamenting|marvels marvelled marveled
mention mentions mentioned mentioning|opine opines opined|report reports reported reporting
retort retorts retorted|volunteer volunteers volunteered|divulge divulges divulged|dish dishes dished
spill spills spilled|echo echoes echoed echoing|remember remembers remembered remembering|boast boasts boasted
comment comments commented commenting|affirm affirms affirmed|assert asserts asserted|assure assures assured
predict predicts predicted|propose proposes proposed|urge urges urged urging|demand demands demanded
theorize theorizes theorized|speculate speculates speculated|recount recounts recounted recounting
relate relates related|summarize summarizes summarized|chime chimes chimed|maintain maintains maintained
hope hopes hoped|worry worries worried|praise praises praised praising|swear swears swore|sing sings sang
rave raves raved|crack cracks cracked|beam beams beamed|groan groans groaned|kid kids kidded|teased
speak speaks spoke speaking|talk talks talked talking|open opens opened|go goes went going|put puts putting
point points pointed pointing|sum sums summed|feel feels felt
"""
SHOWS = """
laugh laughs laughed laughing|smile smiles smiled smiling|sigh sighs sighed sighing|grin grins grinned grinning
chuckle chuckles chuckled chuckling|nod nods nodded nodding|shrug shrugs shrugged shrugging|giggle giggles giggled
pause pauses paused|wink winks winked|smirk smirks smirked|frown frowns frowned
"""
ELSEWHERE = """
dit ajoute explique confie raconte affirme déclare précise répond poursuit assure avoue estime confiait expliquait
sagt sagte erklärt erklärte meint meinte erzählt erzählte ergänzt ergänzte verrät verriet betont betonte fügte
"""
PARTICLED = {
    "go": {"on"}, "put": {"it"}, "point": {"out"}, "sum": {"up", "it"}, "chime": {"in"}, "open": {"up"},
    "speak": {"about", "of", "to", "with", "on"}, "talk": {"about", "of", "to", "with"},
}  # fmt: skip
"""Verbs that are cues only before certain words."""
GOES_ON = frozenset({"add", "continue", "go", "conclude", "elaborate", "clarify", "begin", "ajoute", "poursuit"})


def _forms(table: str) -> dict[str, str]:
    groups = table.replace("\n", "|").split("|")
    return {form: group.split()[0] for group in groups for form in group.split()}


LEMMA = {**_forms(SAYS), **_forms(SHOWS), **{word: word for word in ELSEWHERE.split()}}
"""Each form of a cue verb, and the verb."""
MANNER = frozenset(form for form in _forms(SHOWS))
"""What a speaker does while speaking: laughs, sighs."""


def is_cue(word: str, following: str = "") -> bool:
    """Is this word, before that one, a cue?"""
    lemma = LEMMA.get(word, "")
    return bool(lemma) and (lemma not in PARTICLED or following in PARTICLED[lemma])
