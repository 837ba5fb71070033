"""What the page itself says around the app, in every language, as a script module."""

from __future__ import annotations

import json

from visit_guide.messages import LANGUAGES, N_, Catalogue
from visit_guide.ui.keeping_words import KEEPING_TEXTS

__all__ = ["PAGE_TEXTS", "texts_module"]

PAGE_TEXTS = {
    **KEEPING_TEXTS,
    "label": N_("This guide on your device"),
    "dismiss": N_("Close"),
    "failed_checked": N_("The guide could not start. Its files have been checked: reload the page."),
    "failed_later": N_(
        "The guide could not start: read its text below. A damaged file will be downloaded again "
        "once there is a network."
    ),
    "failed_asking": N_(
        "The guide could not start: read its text below. To have its files checked, download it "
        "({download}\u00a0MB)."
    ),
    "failed_online": N_("The guide could not start: read its text below, or reload the page."),
    "failed": N_("The guide could not start: read its text below. Its files are being checked."),
}
"""The page's texts, in English, by the name the scripts use."""


def texts_module() -> bytes:
    """A script module with `TEXTS`, the page's texts by language and name."""
    catalogues = {language: Catalogue(language, "ui") for language in LANGUAGES}
    texts = {
        language: {name: t(text) for name, text in PAGE_TEXTS.items()} for language, t in catalogues.items()
    }
    return (
        f"export const TEXTS = {json.dumps(texts, ensure_ascii=False, indent=1, sort_keys=True)};\n".encode()
    )
