"""Where the shipped content and assets are."""

from __future__ import annotations

from pathlib import Path

from visit_guide.errors import UsageError

PACKAGE = Path(__file__).resolve().parents[1]


def _shipped(name: str) -> Path:
    """Folder ``name``: in the working copy, else inside the installed package."""
    for folder in (PACKAGE.parents[1] / name, PACKAGE / "_shipped" / name):
        if folder.is_dir():
            return folder
    raise UsageError(f"the shipped folder {name!r} is missing: install the package again")


def assets_dir() -> Path:
    """The folder of fonts, icons and maps.

    Raises:
        UsageError: it is not installed.
    """
    return _shipped("assets")


def content_dir(given: str | None = None) -> Path:
    """The content folder: ``given``, else ``content`` in the current folder, else the shipped one.

    Raises:
        UsageError: nothing was given and no content is installed.
    """
    if given is not None:
        return Path(given)
    here = Path("content")
    return here if (here / "itinerary.yaml").is_file() else _shipped("content")
