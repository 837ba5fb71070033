"""The guide that a built edition carries, read back from its folder."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from visit_guide import bundle
from visit_guide.domain.guide import Guide
from visit_guide.errors import BundleError

__all__ = ["guide_of_edition"]


def guide_of_edition(folder: Path) -> Guide:
    """The guide of the edition in ``folder``.

    Raises:
        BundleError: there is none, or it is of another version.
    """
    try:
        edition = json.loads((folder / "edition.json").read_bytes())["edition"]
        with zipfile.ZipFile(folder / "e" / str(edition) / "app.zip") as program:
            return bundle.loads(program.read("guide.bundle"))
    except (OSError, ValueError, LookupError, TypeError, zipfile.BadZipFile) as error:
        raise BundleError(f"{folder}: no edition that can be read") from error
