"""The content of a guide as a MkDocs Material site, to compare the edition with."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Fact, Guide, Item, Site

CONFIG = """\
site_name: {title}
site_url: ""
use_directory_urls: false
theme:
  name: material
  language: fr
  font: false
  features: [navigation.footer]
plugins: [search]
nav: {nav}
"""


def page_name(item: Item) -> str:
    """File of a stop, without its ending."""
    return f"etape-{item.id}"


def build_mkdocs(guide: Guide, content: Path, folder: Path) -> Path:
    """Write the site into ``folder`` and return where its pages are."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    if (content / "media").is_dir():
        shutil.copytree(content / "media", docs / "media")
    nav: list[dict[str, str]] = [{"La journée": "index.md"}]
    (docs / "index.md").write_text(_day(guide), encoding="utf-8")
    for number, item in enumerate(guide.stops, start=1):
        site = guide.site(item.site or "")
        if site is not None:
            nav.append({f"{number} · {item_title(guide, item)}": f"{page_name(item)}.md"})
            text = "\n\n".join(_stop(item_title(guide, item), site))
            (docs / f"{page_name(item)}.md").write_text(text, encoding="utf-8")
    nav.append({"Les volets": "volets.md"})
    (docs / "volets.md").write_text(_themes(guide), encoding="utf-8")
    config = CONFIG.format(title=json.dumps(guide.itinerary.title), nav=json.dumps(nav))
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        folder / "mkdocs.yml",
        "-d",
        folder / "site",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "site"


def _day(guide: Guide) -> str:
    rows = [f"- {item.start} {item_title(guide, item)} {item.text or ''}" for item in guide.itinerary.items]
    return f"# {guide.itinerary.title}\n\n" + "\n".join(rows) + "\n"


def _themes(guide: Guide) -> str:
    parts = [f"## {theme.title}\n\n{theme.summary or ''}" for theme in guide.themes]
    return "# Les volets\n\n" + "\n\n".join(parts) + "\n"


def _facts(facts: tuple[Fact, ...]) -> str:
    rows = [f"| {fact.label} | {fact.value or '—'} {fact.unit or ''} | {fact.year or ''} |" for fact in facts]
    return "| | | |\n| --- | --- | --- |\n" + "\n".join(rows)


def _stop(title: str, site: Site) -> Iterator[str]:
    yield f"# {title}"
    yield from (f"![{media.alt}](media/{media.file})" for media in site.media)
    yield f"**{site.tagline or ''}**"
    yield site.summary or ""
    for sheet in site.sheets:
        yield f"## {sheet.title}"
        yield sheet.summary or ""
        yield _facts(sheet.facts + sheet.costs)
        for title_of, statements in (
            ("Résultats", sheet.results), ("Leçons", sheet.lessons), ("Difficultés", sheet.difficulties),
        ):  # fmt: skip
            yield f"### {title_of}"
            yield "\n".join(f"- {statement.text}" for statement in statements)
    yield "## Comment faire\n\n" + (site.method.summary or "")
    yield "\n".join(f"1. **{step.title}** {step.text or ''}" for step in site.method.steps)
    yield "## À discuter"
    yield "\n".join(f"1. {prompt.question} {prompt.hint or ''}" for prompt in site.prompts)
    yield "## Sources"
    yield "\n".join(f"- {source.title} {source.url or ''}" for source in site.sources)
