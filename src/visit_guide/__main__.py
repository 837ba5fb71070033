"""``python -m visit_guide``: the same as the command ``visit-guide``."""

from __future__ import annotations

import sys

from visit_guide.cli import main

if __name__ == "__main__":
    sys.exit(main())
