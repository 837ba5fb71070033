"""Every sort of problem that can be found in the content, with its wording.

One constant a wording; ``ALL_KINDS`` lists them for the documentation and the tests.
"""

from __future__ import annotations

from visit_guide.content.kinds.details import *  # noqa: F403
from visit_guide.content.kinds.questions import *  # noqa: F403
from visit_guide.content.kinds.reading import *  # noqa: F403
from visit_guide.content.kinds.structure import *  # noqa: F403
from visit_guide.content.kinds.visit import *  # noqa: F403
from visit_guide.content.problems import TOO_MANY as TOO_MANY
from visit_guide.content.problems import Kind

ALL_KINDS: tuple[Kind, ...] = tuple(kind for kind in tuple(globals().values()) if isinstance(kind, Kind))
