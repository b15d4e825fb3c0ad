"""Words for what somebody is: `showrunner`, `former head of`, `fan`; and small words that are never names."""

from previously.press.quotes.words import lexicon

ROLES = lexicon("""
    showrunner creator co-creator star co-star actor actress director writer screenwriter scriptwriter
    playwright producer author novelist editor boss chief head president chairman chairwoman chair chairperson
    ceo cfo coo executive exec vp evp svp vice-president host comedian comic composer cinematographer critic
    analyst spokesperson spokesman spokeswoman professor psychologist psychiatrist scientist historian
    journalist reporter columnist lead alum alumna alumnus frontman singer musician designer stuntman stuntwoman
    coordinator supervisor manager agent publicist founder co-founder filmmaker helmer scribe artist illustrator
    presenter narrator lawyer attorney minister senator mayor coach captain player officer doctor fan viewer
    source insider user commenter commentator reader mother father wife husband sister brother daughter son
    friend colleague performer newcomer veteran animator developer programmer leader member owner partner guest
    participant teacher student expert researcher therapist cartoonist blogger youtuber podcaster model dancer
    choreographer veteran representative rep detective spokesman duo trio team studio network publisher
    producer-director writer-director guitarist drummer rapper therapist critics fans viewers sources insiders
    users readers producers writers creators showrunners actors stars executives
""")
"""What somebody is, in English."""
ELSEWHERE = lexicon("""
    regisseur regisseurin schauspieler schauspielerin autor autorin produzent produzentin hauptdarsteller
    hauptdarstellerin réalisateur réalisatrice acteur actrice comédien comédienne créateur créatrice scénariste
    producteur productrice
""")
MODIFIERS = lexicon("""
    executive co series show former ex lead leading senior vice associate assistant veteran longtime long-time
    new first-time fellow film tv television original current late acclaimed famed british american german
    french canadian australian english irish scottish supporting main titular legendary creative managing
    general chief deputy acting supervising consulting line story staff casting music comic-book comic book
    stage voice child young old award-winning oscar-winning emmy-winning emmy-nominated oscar-nominated
    bestselling best-selling game narrative marketing programming publicity communications drama comedy guest
    recurring one anonymous unnamed horror video costume production stunt art visual effects de
""")
DETERMINERS = lexicon("""
    the a an his her its their our my your this that these those one another some many most several both der die
    das ein eine le la l' un une les
""")
PRONOUNS = lexicon("he she they i we er sie il elle")
PARTICLES = lexicon("de van von der den di da del della la le du bin al el ter dos ten")
FUNCTION = lexicon("""
    when while as in on at for but and or nor so if it there here what who whom whose why how where after before
    since though although because with without from to of by not no yes even still just then now later meanwhile
    however also according once like unlike every each he she they we i you him them us me asked speaking
    talking season episode chapter part volume book monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december during until despite
    instead perhaps maybe given whether which than about is was are were be been being has had have does did do
    can could will would may might must should read more only too well oh let get up down out over off again
    never always photo image images update exclusive spoiler spoilers warning review interview elsewhere today
    tonight yesterday tomorrow among between through throughout beyond above below inside outside per via plus
    such other others all any much us somewhere sometimes back early late last next first second third years
    days weeks months yes sorry thanks thank nobody someone somebody everyone everybody something nothing
    everything anyone
""")
COMPANIES = lexicon("""
    marvel netflix hbo disney amazon hulu sony fox warner bbc universal apple paramount lucasfilm pixar starz
    showtime amc fx nbc cbs abc cw dc itv mtv syfy peacock max studios pictures entertainment television channel
    university association institute company inc comics magazine times post weekly reporter press
""")


GENDERED = {
    **dict.fromkeys(
        lexicon("husband father brother son spokesman chairman frontman stuntman schauspieler acteur"), "he"
    ),
    **dict.fromkeys(
        lexicon("wife mother sister daughter spokeswoman chairwoman actress schauspielerin actrice"), "she"
    ),
}
"""Nouns that imply a pronoun."""


def is_role(word: str) -> bool:
    """Does this word, or a part of it (`writer-director`), say what somebody is?"""
    low = word.lower().replace("’", "'")
    return low in ROLES or low in ELSEWHERE or any(part in ROLES for part in low.replace("/", "-").split("-") if part)
