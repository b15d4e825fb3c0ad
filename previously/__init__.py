"""Previously: a continuity engine for characters.

A story is an ordered log; a mind is the fold of that log up to here; what anyone may see is a cut of it.
"""

from typing import TYPE_CHECKING

from previously.core.on_use import loaded_on_use

if TYPE_CHECKING:
    from previously.door import *  # noqa: F403
    from previously.door import __all__ as __all__
else:
    __getattr__, __dir__ = loaded_on_use("previously.door")
