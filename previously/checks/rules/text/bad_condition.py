"""A premise whose condition cannot be read.

## What it does
Finds an `always` or `never` with an unknown read-out, an unknown name, or a comparison that makes no sense.

## Why it matters
A premise that cannot be tested protects nothing.

## Example
```yaml
premises:
  - {id: never-cured, always: "vulnerabilty(mara) >= 0.2"}
```

Did you mean “vulnerability”?

## Known problems
None known.
"""

from collections.abc import Iterator

from previously.checks.case import UNTESTED, Case
from previously.core.codes import text_finding
from previously.core.errors import BadExpression
from previously.core.finding import Finding

CODE = "PV013"


def check(case: Case) -> Iterator[Finding]:
    """Premises that cannot be tested."""
    for premise in case.canon.premises:
        tested = case.breaks(premise)
        if isinstance(tested, BadExpression):
            yield text_finding("bad-condition", premise.span, f"the premise {premise.id}: {tested}")
        if tested is UNTESTED:
            break  # so are all after it
