"""Builds editions of the shipped content for tests: quickly compressed, one folder each."""

from __future__ import annotations

import shutil
from pathlib import Path

from visit_guide.adapters.paths import assets_dir
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.publish.guide import build_guide

CONTENT = Path(__file__).parents[2] / "content"


def shipped_guide(content: Path = CONTENT) -> Guide:
    """The guide of a content folder that is known to be good."""
    guide = compile_content(content).guide
    assert guide is not None
    return guide


def built(folder: Path, *, title: str = "", base_url: str = "/") -> Path:
    """An edition in ``folder/dist``, with another title when one is given."""
    content = CONTENT
    if title:
        content = folder / "content"
        shutil.copytree(CONTENT, content)
        itinerary = content / "itinerary.yaml"
        lines = itinerary.read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [f"title: {title}\n" if line.startswith("title:") else line for line in lines]
        itinerary.write_text("".join(changed), encoding="utf-8")
    out = folder / "dist"
    build_guide(shipped_guide(content), content, assets_dir(), out, base_url=base_url, fast=True)
    return out
