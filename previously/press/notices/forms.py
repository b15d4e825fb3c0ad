"""The forms a notice takes: one a row, each with an example from which its test is made."""

import re
from typing import NamedTuple

from previously.press.notices.notice import Reach


class Form(NamedTuple):
    """A way to give notice. `weak`: counts only beside another; `scoped`: counts only with a scope."""

    name: str
    pattern: re.Pattern[str]
    example: str
    reach: Reach = "rest"
    weak: bool = False
    scoped: bool = False


def _form(
    name: str, pattern: str, example: str, *, reach: Reach = "rest", weak: bool = False, scoped: bool = False
) -> Form:
    return Form(name, re.compile(pattern, re.IGNORECASE), example, reach, weak, scoped)


_HOW = (
    r"(?:(?:major|minor|mild|light|full|big|huge|massive|heavy|serious|slight|potential|possible|some|vague|small|obligatory|"
    r"all|many|plenty\sof|lots\sof|more|general|plot|story|ending|book|show|season|series|warning|caution|note|beware|nb|attention|"
    r"be|advised|obviously|okay|the|fair|standard|usual|and|super|mega|ultimate|extreme|few|a)[\s:,!-]{1,3}){0,4}"
)
_PIECE = (
    r"(?:article|post|story|review|recap|interview|piece|page|thread|column|essay|conversation|discussion|report|feature|"
    r"video|list|analysis|podcast|ranking|explainer|text|entry|blog|newsletter|guide|theory|summary|section|chat|comments?)"
)
_THIS = (
    rf"\b(?:(?:this|these|the\sfollowing|our|my|the)\s(?:[\w'-]{{1,20}}\s){{0,3}}?{_PIECE}s?|"
    r"the\sfollowing|what\sfollows|below)\b"
)
_MAY = (
    r"(?:\s(?:below|may|might|will|does|also|can|could|necessarily|probably|and|then|both|of|course|freely|fully)){0,4}"
)
_PLOT = (
    r"(?:details?|plots?|endings?|twists?|events?|deaths?|secrets?|outcomes?|finale|storylines?|what\shappens|"
    r"key\spoints|in\sfull)"
)
_TO_COME = (
    r"(?:ahead|below|follows?|following|within|inside|abound|await|continue|beyond|from\shere|to\scome|after\sthe|lie|"
    r"galore|aplenty|past\sthis|under\sthe|lurk)"
)
_SEEN = r"(?:seen|watched|read|finished|completed|gotten|got|started|made\sit|played)"

FORMS = (
    _form(
        "end of the plot",
        r"\b(?:plot|ending|story)\s(?:and/or\s|and\s|or\s|/)?(?:plot\s|ending\s)?details\s(?:follow|below|ahead)\b",
        "Plot and ending details follow.",
    ),
    _form("alert", rf"^\W{{0,5}}{_HOW}spoilers?[\s-](?:alert|warning|notice|advisory)s?\b", "SPOILER ALERT!"),
    _form(
        "alert in brackets",
        r"[\[(*]\s?(?:\w{1,10}\s){0,2}?spoilers?(?:\s(?:alert|warning))?\s?!?[\])*]",
        "My favourite scene (spoilers!)",
    ),
    _form(
        "dial",
        r"^\W{0,3}spoilers?(?:\s(?:level|dial|rating|setting|scale))?\s?[:=–—-]\s?(?:low|mild|moderate|medium|high|heavy|full|all|everything|major|yes)\W{0,3}$",
        "Spoilers: MODERATE",
        reach="whole",
    ),
    _form(
        "flair",
        r"^\W{0,3}(?:[\w'& ]{1,40}[:|–—-]\s?)?"
        r"(?:s\d{1,2}(?:\s?e\d{1,3})?|seasons?\s[\w-]{1,9}|\d{1,2}x\d{2}|(?:book|chapter|episode|volume)\s\w{1,9})"
        r"(?:\sfinale|\spremiere)?\sspoilers\W{0,3}$",
        "S10 spoilers",
        reach="whole",
        scoped=True,
    ),
    _form(
        "flair in brackets",
        r"[\[(][^\[\]()]{0,60}\bspoilers?\b[^\[\]()]{0,80}[\])]",
        "[Spoilers S02E03] What was that door?",
        reach="whole",
        scoped=True,
    ),
    _form(
        "flair, all",
        r"(?:^|[\[(])\s?(?:spoilers?\s?[:-]?\s(?:all|main|extended|everything)|all\sspoilers|no\slimits)\s?(?:$|[\])])",
        "[Spoilers All] On the last page",
        reach="whole",
    ),
    _form(
        "contains",
        rf"(?:^\W{{0,3}}|[:!;(\[—–-]\s?|{_THIS}{_MAY}\s|"
        rf"{_THIS}\s(?:of|about|on|with|from|covering)\s[^.;]{{0,80}}?\s|{_THIS}[^.;]{{0,80}}?\sand\s|\b(?:it|which|here)\s(?:may\s|might\s|will\s)?)(?:may\s|might\s)?(?:contain|include|carr(?:y|ie)|packed|filled|full|laden|feature|give|ha[sv])\w{{0,3}}\b[^.]{{0,60}}?\bspoilers?\b",
        "This article contains spoilers for the second season.",
    ),
    _form(
        "there are",
        r"\b(?:there(?:'s|'re|'ll|\s(?:are|will|may|might|be|could|is))|expect|beware|caution|warning|warned|careful|heads[\s-]up|attention|watch\sout|mind|note)\b[^.]{0,40}?\bspoilers?\b",
        "Beware of spoilers.",
    ),
    _form("to come", rf"\bspoilers?\b[^.]{{0,100}}?\b{_TO_COME}\b", "Major spoilers for the first season lie ahead."),
    _form(
        "spoilers for",
        rf"^(?![^.]{{0,300}}\b(?:are|is|was|were|had|reveals?|shows?|suggests?|confirms?|hints?|tease[sd]?)\b)\W{{0,5}}(?:\w+\s)?{_HOW}spoilers?\s?(?:for|from|through|up\sto|about|of|on|:|-|–|—|\()",
        "Full spoilers for Season 3.",
        scoped=True,
    ),
    _form(
        "everything below",
        r"\b(?:everything|anything|all|the\scomments?|comments?)\b[^.]{0,60}?\b(?:below|after\sthis|past\sthis|from\shere|comments)\b[^.]{0,80}?\bspoil|\bspoil\w{0,5}\b[^.]{0,80}?\b(?:everything|anything)\sbelow\b",
        "There are spoilers in everything below, especially in the comments.",
    ),
    _form(
        "will spoil",
        rf"(?:{_THIS}|\b(?:we|i)(?:'ll|'m|'re|\sare|\sam)?)\s(?:[\w']+\s){{0,4}}?spoil(?:s|ing)?\b[^.]{{0,40}}?\b(?:{_PLOT}|season|episode|series|story|book|film|movie|show|surprises?|everything|s\d{{1,2}})\b",
        "This post will spoil the second season.",
    ),
    _form(
        "full of them",
        rf"(?:^\W{{0,3}}(?:an?\s)?(?:\w+\s)?|[:(]\s?|{_THIS}[^.]{{0,40}}?)\b(?:spoiler[\s-]?(?:y|ific|filled|heavy|laden|ridden|packed|full)|full[\s-]spoilers?)\s(?:\w+\s)?(?:{_PIECE}|talk|look|breakdown|q&a)|[(\[]with\s(?:full\s|major\s|heavy\s)?spoilers\b|{_THIS}\sis\s(?:\w+\s)?(?:spoiler|full\sof\sspoil)",
        "A spoiler-filled talk with the writers.",
    ),
    _form(
        "not caught up",
        r"\bif\syou(?:'re|\sare|\shave|'ve)?\s?(?:not|n't|aren't|haven't|ain't)\s(?:\w+\s){0,2}?caught\sup\b|\bunless\syou(?:'re|\sare)\s(?:\w+\s){0,2}?caught\sup\b|\bif\syou\saren't\s(?:\w+\s){0,2}?caught\sup\b",
        "If you’re not caught up with the show, turn back.",
    ),
    _form(
        "not up to date",
        r"\bif\syou(?:'re|\sare)?\s?(?:not|n't|aren't)\s(?:\w+\s){0,2}?up\sto\sdate\b",
        "Stop reading here if you’re not up to date with the show.",
    ),
    _form(
        "only the word",
        r"^\W{0,3}spoilers?(?:,?\s(?:obviously|naturally|of\scourse|duh))?\W{0,3}$",
        "Spoilers, obviously.",
    ),
    _form(
        "assumes",
        rf"{_THIS}{_MAY}\s(?:assumes?|presumes?|is\s(?:meant\s)?for)\b[^.]{{0,60}}?\b{_SEEN}\b",
        "This post assumes you have seen all of Season 1.",
        scoped=True,
    ),
    _form(
        "not seen",
        rf"\b(?:if\syou|those\swho|anyone\swho|readers\swho|until\syou|unless\syou)\s?(?:haven't|have\snot|hasn't|'ve\snot|have|'ve|has\snot)\s(?:yet\s(?:to\s)?)?"
        rf"(?:\w+\s){{0,2}}?(?:{_SEEN}|watch|see|finish)\b[^.]{{0,120}}?\b(?:stop|turn\s(?:back|away)|don't\sread|do\snot\sread|look\saway|bookmark|leave|beware|be\swarned|come\sback|steer|avert|avoid|go\swatch|click\saway|scroll\sno|read\sno|not\sread)\b",
        "If you haven’t seen Season 2, stop reading.",
    ),
    _form(
        "stop unless seen",
        rf"\b(?:stop(?:\sreading|\shere)?|turn\sback|look\saway|(?:don't|do\snot)\s(?:read|continue|scroll)(?:\s(?:on|this|further|any|ahead|below|past|beyond))?|bookmark\sthis|come\sback|read\sno\sfurther|click\saway)\s(?:\w+\s){{0,1}}?(?:if|until|unless|till|once|after|when)\b[^.]{{0,30}}?\b(?:{_SEEN}|caught\sup)\b",
        "Stop here until you have watched Season 2.",
    ),
    _form(
        "after which one can read",
        r"\b(?:after|once\syou|when\syou|having)\b[^.]{0,100}?\b(?:you\s(?:can|may)\s(?:safely\s)?(?:read|continue|go\son)|safe\sto\s(?:read|continue)|read\son)\b(?:\s(?:this|on|further|ahead|the\srest|safely|it|below)){0,2}\W{0,3}$",
        "(After Season 4 Episode 3 you can read)",
        scoped=True,
    ),
    _form(
        "released before",
        r"\bspoil\w{0,5}\b[^.]{0,80}?\b(?:all|any|every)\b[^.]{0,60}?\b(?:released|aired|published|broadcast)\b",
        "We spoil all episodes released prior to the publication date.",
    ),
    _form(
        "reveals",
        rf"{_THIS}{_MAY}\s(?:contain|include|reveal|discuss|disclose|describe|detail|give|address|explain|explore|examine|talk|spoil|cover|recap|mention|dive)\w{{0,4}}\b[^.]{{0,80}}?\b{_PLOT}\b",
        "This interview reveals plot details of Season 2.",
        scoped=True,
    ),
    _form(
        "reveals the plot",
        rf"{_THIS}{_MAY}\s(?:reveal|disclose|give\saway|gives\saway|spoil)\w{{0,3}}\b[^.]{{0,60}}?\b(?:plot|ending|twist|outcome|finale)\w?\b",
        "This review reveals the ending.",
    ),
    _form(
        "details follow",
        rf"\b{_PLOT}\b[^.]{{0,80}}?\b(?:follow|ahead|below|to\scome)\b",
        "Details of Season 2 follow.",
        weak=True,
    ),
    _form(
        "discusses",
        rf"{_THIS}{_MAY}\s(?:reveal|discuss|disclose|describe|contain|cover|detail|address|explore|include|look|talk|deal)\w{{0,4}}\b",
        "This story discusses Season 3.",
        weak=True,
    ),
    _form(
        "caution",
        r"\b(?:read|proceed|scroll|continue|enter|tread)\s(?:\w+\s){0,2}?(?:with\s(?:\w+\s)?caution|at\syour\sown\s(?:risk|peril)|carefully)\b",
        "Read with caution!",
        weak=True,
    ),
    _form(
        "warned",
        r"\byou(?:'ve|\shave|\swere)?\s(?:been\s)?warned\b|^\W{0,3}(?:warning|caution|be\swarned|beware|attention)\W{0,4}$|\b(?:turn\sback|stop\sreading|look\saway)\snow\b",
        "You have been warned.",
        weak=True,
    ),
)
"""In the order they are tried; what one form has read, later ones skip."""
MILD = re.compile(r"\b(?:mild|minor|light|slight|small|vague|few|moderate|little|low|tiny)(?:ly)?\b", re.IGNORECASE)
END = re.compile(
    r"\b(?:spoilers?\s(?:warning\s)?(?:end|ends|over|finish|stop)s?\b|spoilers?\s(?:are|is)\sover|end\s(?:of\s)?(?:the\s)?spoilers?|no\smore\sspoilers|"
    r"spoiler-free\s(?:from\shere|again)|safe\s(?:to\sread\s)?(?:again|from\shere))\b",
    re.IGNORECASE,
)
HINT = re.compile(
    r"spoil|caught\sup|details|reveal|discuss|caution|own\s(?:risk|peril)|warn|beware|can\sread|may\sread|read\son|haven't|"
    r"have\snot|not\sread|assum|presum|yet\sto|up\sto\sdate|unless|until|disclos|attention|turn\sback|stop\sreading|look\saway|safe",
    re.IGNORECASE,
)
"""Every form and end mark contains at least one of these."""


def form_of(text: str, *, scoped: bool) -> Form | None:
    """The form of a straightened text with look-alikes blanked; weak forms come last."""
    return next((form for form in FORMS if (scoped or not form.scoped) and form.pattern.search(text)), None)
