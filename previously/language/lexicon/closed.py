"""The small words of English that belong to closed classes."""

from previously.language.lexicon.wordlists import words

PREPOSITIONS = words(
    "about above across after against along alongside amid among amongst around as at before behind below beneath"
    " beside besides between beyond by despite down during except for from in inside into like near of off on onto"
    " out outside over past per round since through throughout to toward towards under underneath unlike until till"
    " up upon versus via with within without aboard atop"
)
PARTICLES = words(
    "up down out off away back in over on around along through together apart by forward ahead aside loose free home"
    " round"
)
AUXILIARIES = words(
    "am is are was were be been being do does did have has had will would can could may might must shall should"
    " ought 'd 'll 've 're 'm ca wo sha cannot"
)
BE = words("be am is are was were been being 're 'm")
COPULAS = words("be seem look appear feel remain stay grow become get turn go")
"""What joins somebody to a state, in the base form."""
HAVE = words("have has had 've having")
DO = words("do does did")
MODALS = words("will would can could may might must shall should ought 'll ca wo sha cannot")
NEGATIONS = words("not n't never hardly barely scarcely")
NEARLY = words("almost nearly")
CONJUNCTIONS = words("and but or nor then yet so & plus")
SUBORDINATORS = words(
    "when after before while because as although though until till unless if once since whenever whereas where"
    " wherever lest whether how why what so"
)
DETERMINERS = words(
    "a an the this that these those some any no every each another either neither both all many several few more most"
    " enough much such what which half"
)
POSSESSIVES = words("his her their its my your our whose one's")
NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand million dozen first second third next last other only own same"
)
SUBJECT_PRONOUNS = words("he she they it i we you who")
OBJECT_PRONOUNS = words("him her them it me us you whom")
REFLEXIVES = words("himself herself themself themselves itself myself yourself ourselves oneself")
INDEFINITES = words(
    "someone somebody anyone anybody everyone everybody nobody noone one others another each both none neither all"
    " everything something nothing anything most many some few half"
)
ARTICLES = words("the a an")
PERSONS = words("someone somebody anyone anybody everyone everybody nobody noone")
NO_PERSONS = words("something nothing anything everything there")
ALONE_POSSESSIVES = words("her his")
"""Possessives that also stand by themselves."""
SEVERAL = words("some many few most all both")
TOGETHER = words("couple pair two lovers newlyweds others other")
"""Nouns for people just named."""
RELATIVES = words("who whom which that whose")
ADVERBS = words(
    "again ago ahead all alone along already also altogether always anyway apart away back badly barely then there"
    " here how else even ever far fast finally first forever hard hardly home however indeed instead just late later"
    " long maybe meanwhile more most much nearly never next not now nowhere off often once only otherwise outright"
    " perhaps quite rather right scarcely seldom simply since sometimes somewhere soon still straight suddenly today"
    " together tomorrow tonight too twice upstairs downstairs very well yesterday yet almost afterwards overnight"
    " everywhere somehow abroad aloud aside asleep n't half thus therefore so further nevertheless eventually thrice"
    " overboard indoors outdoors inside outside anymore"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow yesterday")
EXCEPTING = words("but except save besides")
"""What stands before whoever is not meant: `everyone but Bob`."""
TIMES = words(
    "second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades"
    " morning evening afternoon noon midnight dawn dusk summer winter spring autumn weekend moment time century dinner"
    " lunch breakfast christmas easter sunrise sunset sundown daybreak monday tuesday wednesday thursday friday"
    " saturday sunday times"
)
NOUNS_IN_ING = words(
    "wedding meeting building morning evening king ring thing something anything everything nothing being ceiling"
    " clothing sibling string spring wing painting darling railing lightning duckling landing feeling offspring earring"
    " drawing hearing greeting dwelling sterling stocking viking inning warning opening blessing sting swing sing bring"
    " cling fling sling wring during ping ding"
)
"""Words that end in -ing and are not what somebody is doing."""
ANSWERS = words("refuse agree obey comply decline accept hesitate balk resist consent relent")
"""What one does who has been asked."""
UNWILLED = words(
    "laugh cry smile weep grin giggle chuckle blush sob feel think realise realize believe forget remember want wish"
    " hope love hate like fear wonder jump start shiver shudder tremble faint sleep sneeze look seem appear become be"
    " have know understand see hear lose fall miss doubt regret suffer sweat bleed sick vomit flinch wince gasp scream"
    " stop pause hesitate reconsider proud happy grow turn go come seem shine work"
)
"""What nobody does at will: who is made to do it is not forced."""
FUNCTION = (
    PREPOSITIONS | AUXILIARIES | NEGATIONS | CONJUNCTIONS | SUBORDINATORS | DETERMINERS | POSSESSIVES
    | SUBJECT_PRONOUNS | OBJECT_PRONOUNS | REFLEXIVES | RELATIVES
) - words("half much")  # fmt: skip
"""Words that are never the middle of a phrase."""
OPENINGS = (
    DETERMINERS | POSSESSIVES | PREPOSITIONS | SUBORDINATORS | INDEFINITES | ADVERBS | NUMBERS | SUBJECT_PRONOUNS
)  # fmt: skip
"""The words with which a sentence may begin whose subject is nobody of the cast."""
_HE = words(
    "man boy guy father dad king prince lord duke brother son uncle nephew husband boyfriend groom grandfather grandpa"
    " gentleman lad fellow priest monk knight emperor waiter actor policeman widower stepfather stepson godfather mr"
)
_SHE = words(
    "woman girl mother mum mom queen princess lady duchess sister daughter aunt niece wife girlfriend bride grandmother"
    " grandma waitress actress nun witch widow empress stepmother stepdaughter godmother mistress mrs ms miss"
)


def words_of_gender(noun: str) -> str:
    """The pronoun for whom a noun names, where the noun tells it."""
    return "he" if noun in _HE else "she" if noun in _SHE else ""
