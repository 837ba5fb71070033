"""What the page itself says around the app, in every language, as a script module."""

from __future__ import annotations

import json

from visit_guide.messages import LANGUAGES, N_, Catalogue

__all__ = ["PAGE_TEXTS", "texts_module"]

PAGE_TEXTS = {
    "label": N_("This guide on your tablet"),
    "asking": N_("This guide can work without a network: {download} MB to download, {keep} MB to keep."),
    "install": N_("Install for the field"),
    "downloading": N_("Getting ready for the field: {percent} % of {keep} MB"),
    "ready": N_("Ready for the field ✓ Everything is on this tablet ({keep} MB)."),
    "update": N_("New version"),
    "reload": N_("Reload"),
    "again": N_("Try again"),
    "dismiss": N_("Close"),
    "failed": N_("The guide could not start. Its files are being checked."),
    "error_quota": N_(
        "Not enough free space to work without a network: {keep} MB needed. The guide works online."
    ),
    "error_network": N_("The download stopped: no network. It will go on where it stopped."),
    "error_corrupt": N_("A file arrived damaged and was not kept. The guide is not ready for the field yet."),
    "error_storage": N_("This browser does not let the guide keep its files. It works online only."),
    "error_insecure": N_("This address is not secure (https): the guide works online only."),
    "error_unsupported": N_("This browser cannot keep the guide: it works online only."),
    "error_private": N_("Private browsing: the guide works online only."),
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
