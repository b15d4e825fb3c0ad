"""The words for a work, by which a sentence says that it speaks of one."""

WORK = (
    r"(?:television|tv|noir|show|shows|series|story|tale|drama|dramas|comedy|film|movie|thriller|mystery|adaptation|"
    r"miniseries|sitcom|saga|comic|comics)"
)
