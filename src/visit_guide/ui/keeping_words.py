"""Words about keeping the guide on a device, for the page around the app and for Réglages."""

from __future__ import annotations

from visit_guide.messages import N_, Catalogue
from visit_guide.state.keeping import Keeping, Phase

__all__ = ["KEEPING_TEXTS", "keeping_words", "newer_words"]

KEEPING_TEXTS = {
    "asking": N_(
        "{download}\u00a0MB to download, {keep}\u00a0MB to keep: this guide then works without a network."
    ),
    "install": N_("Install for the field"),
    "downloading": N_(
        "Getting ready for the field: {percent}% ({download}\u00a0MB to download, {keep}\u00a0MB to keep)"
    ),
    "downloading_short": N_("Getting ready for the field: {percent}% ({download}\u00a0MB)"),
    "starting": N_("Checking what is on this device…"),
    "checking": N_("Checking what is on this device: {percent}%"),
    "checking_again": N_("Everything was on this device last time. Checking again: {percent}%"),
    "ready_short": N_("Ready for the field\u00a0✓"),
    "ready": N_("Ready for the field\u00a0✓ Everything is on this device ({keep}\u00a0MB)."),
    "ready_unsized": N_("Ready for the field\u00a0✓ Everything is on this device."),
    "apple": N_(
        "To open it like an app: in Safari, tap “Share”, then “Add to Home Screen”. From then on, "
        "always open it from its icon: what you note there stays there."
    ),
    "may_clear": N_(
        "If this device runs out of space, its browser may delete the guide: open it again the day "
        "before. In a private window, the guide and your notes are lost when the window is closed."
    ),
    "update": N_("New version: reload to get it. What you wrote stays."),
    "update_asking": N_("A newer version is available: up to {download}\u00a0MB to download."),
    "update_quota": N_(
        "A newer version is available, but there is not enough free space ({keep}\u00a0MB) to keep it "
        "beside this one, which stays complete."
    ),
    "update_later": N_(
        "A newer version could not be downloaded: it will be tried again as soon as possible."
    ),
    "download": N_("Download"),
    "reload": N_("Reload"),
    "again": N_("Try again"),
    "error_quota": N_(
        "Not enough free space to work without a network: {keep}\u00a0MB needed. The guide works online."
    ),
    "error_network": N_(
        "The download stopped: no network, or one to sign in to first. It will resume where it left off."
    ),
    "error_host": N_(
        "The download stopped: the guide’s address did not give one of its files. For now, the guide "
        "only works online."
    ),
    "error_gone": N_("A newer version has been published since: reload to get it."),
    "error_repair": N_(
        "A file kept on this device is damaged or missing: it will be downloaded again as soon as "
        "possible. Everything else works."
    ),
    "error_replaced": N_(
        "A file kept on this device is damaged or missing: it will come with a newer version. "
        "Everything else works."
    ),
    "error_corrupt": N_("A file arrived damaged and was not kept. The guide is not ready for the field yet."),
    "error_storage": N_("This browser does not let the guide keep its files. It only works online."),
    "error_insecure": N_("This address is not secure (https): the guide only works online."),
    "error_unsupported": N_("This browser cannot keep the guide: it only works online."),
    "error_nothing": N_(
        "This browser is set to keep nothing: the guide only works online, and closing or reloading "
        "the page erases your notes."
    ),
    "error_private": N_("Private browsing: the guide only works online."),
}
"""In English, by the name that the page's scripts use."""


def keeping_words(keeping: Keeping, t: Catalogue) -> str:
    """Where the device stands, in a sentence."""
    match keeping.phase:
        case Phase.INCOMPLETE if keeping.before and keeping.error in ("network", "host", "corrupt"):
            name = "error_repair"
        case Phase.INCOMPLETE if keeping.before and keeping.error == "gone":
            name = "error_replaced"
        case Phase.INCOMPLETE | Phase.UNAVAILABLE:
            name = f"error_{keeping.error}"
        case Phase.CHECKING if keeping.before:
            name = "checking_again"
        case Phase.READY if not keeping.keep:
            name = "ready_unsized"
        case phase:
            name = phase.value
    return t(
        KEEPING_TEXTS.get(name, KEEPING_TEXTS["error_storage"]),
        download=_megabytes(keeping.download, t),
        keep=_megabytes(keeping.keep, t),
        percent=keeping.percent,
    )


def newer_words(keeping: Keeping, t: Catalogue) -> str:
    """Of a newer edition that is not here, why; empty when there is none."""
    if keeping.newer_waits:
        name = "update_asking"
    elif keeping.newer_too_large:
        name = "update_quota"
    elif keeping.newer_late:
        name = "update_later"
    else:
        return ""
    return t(
        KEEPING_TEXTS[name],
        download=_megabytes(keeping.newer_download, t),
        keep=_megabytes(keeping.newer_keep, t),
    )


def _megabytes(size: int, t: Catalogue) -> str:
    text = f"{size / 1e6:.{1 if size < 10e6 else 0}f}".removesuffix(".0")
    return text.replace(".", ",") if t.language == "fr" else text
