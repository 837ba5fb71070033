"""The edition of a guide: its compiled content, pictures, map images, fonts and names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from visit_guide import bundle
from visit_guide.domain.guide import Guide, Media
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue
from visit_guide.publish.drawings import pictures_of
from visit_guide.publish.edition import Edition, build_edition
from visit_guide.publish.pages import Page
from visit_guide.publish.program import guide_program
from visit_guide.publish.reading_edition import missing_html, reading_edition, start_html

__all__ = ["build_guide", "content_files", "guide_page", "public_files"]

_ASSET_FOLDERS = ("fonts", "icons", "licences")


def build_guide(
    guide: Guide, content: Path, assets: Path, out: Path, *, base_url: str = "/", fast: bool = False
) -> Edition:
    """Write the edition of ``guide`` into ``out``.

    Args:
        guide: The guide, checked.
        content: The folder it was read from, for pictures and map images.
        assets: Fonts, icons and licences.
        out: The folder to write.
        base_url: Path under which it will be served.
        fast: Compress with little effort, for trials.

    Raises:
        UsageError: a file is missing, or ``out`` or ``base_url`` cannot be used.
        PaperError: a drawing cannot be read.
    """
    return build_edition(
        bundle.dumps(guide),
        guide_program(),
        out,
        public=public_files(guide, content, assets),
        page=guide_page(guide),
        base_url=base_url,
        fast=fast,
    )


def guide_page(guide: Guide) -> Page:
    """Names and texts of the start page of ``guide``."""
    programme = guide.programme
    t = Catalogue(guide.itinerary.language)
    return Page(
        title=guide.itinerary.title,
        short_title=programme.place.partition(" (")[0],
        description=programme.title,
        language=guide.itinerary.language,
        start=start_html(guide, t),
        missing=missing_html(guide, t),
    )


def public_files(guide: Guide, content: Path, assets: Path) -> dict[str, bytes]:
    """Every file the app may ask its site for, by path.

    Raises:
        UsageError: one is missing.
        PaperError: a drawing cannot be read.
    """
    files = {
        f"{folder}/{path.name}": path
        for folder in _ASSET_FOLDERS
        for path in (assets / folder).iterdir()
        if path.is_file()
    }
    pages = reading_edition(guide, Catalogue(guide.itinerary.language))
    shown = content_files(guide, content)
    shipped = {path: file.read_bytes() for path, file in (*sorted(files.items()), *shown.items())}
    return shipped | pictures_of(shown) | dict(pages)


def content_files(guide: Guide, content: Path) -> dict[str, Path]:
    """The pictures and map images that the guide shows, by the path under which it asks for them.

    Where they lie, not what they hold: the map images of a visit may be some hundred megabytes.
    `pictures_of` gives what is shown of the drawings among them.

    Raises:
        UsageError: one is missing.
    """
    files = {f"media/{media.file}": content / "media" / media.file for media in _all_media(guide)}
    for pack in guide.tile_packs:
        images = (content / "tiles" / pack.name).rglob(f"*.{pack.ending}")
        files |= {path.relative_to(content).as_posix(): path for path in images}
    missing = sorted(path for path, file in files.items() if not file.is_file())
    if missing:
        raise UsageError(f"The guide names files that are not there: {', '.join(missing)}")
    return dict(sorted(files.items()))


def _all_media(guide: Guide) -> Iterable[Media]:
    for site in guide.sites:
        yield from site.media
        for sheet in site.sheets:
            yield from sheet.media
