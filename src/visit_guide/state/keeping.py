"""What the device keeps of the guide, as the page around the app says; and asking it for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from visit_guide.domain.record import record
from visit_guide.ports import Surroundings

__all__ = ["Keeper", "Keeping", "Phase", "keeps"]

STEP = 5
"""Per cent between two states worth showing: each is a new frame on a tablet that downloads."""


class Phase(StrEnum):
    """How far the guide is kept on the device."""

    STARTING = "starting"
    ASKING = "asking"
    CHECKING = "checking"
    DOWNLOADING = "downloading"
    READY = "ready"
    INCOMPLETE = "incomplete"
    UNAVAILABLE = "unavailable"


@record
class Keeping:
    """What is kept. Sizes are in bytes."""

    phase: Phase = Phase.STARTING
    percent: int = 0
    before: bool = False
    """Whether all was there when it was last checked."""
    download: int = 0
    keep: int = 0
    """Once all is there: 0 until it is sure."""
    error: str = ""
    """Why it is not all kept; empty when nothing is wrong."""
    newer: bool = False
    """Whether a newer edition is here, whole, and waits to be chosen."""
    newer_waits: bool = False
    """Whether a newer edition is downloaded when somebody says so: the network is a metered one."""
    newer_too_large: bool = False
    """Whether there is a newer edition, and no room for it beside the one kept."""
    newer_late: bool = False
    """Whether there is a newer edition that did not come, and will be asked for again."""
    newer_download: int = 0
    newer_keep: int = 0
    installable: bool = False
    """Whether the browser would put the app among the others when asked."""
    installed: bool = False
    apple: bool = False
    """Whether it can only be put there by hand, as on an iPad."""
    persistent: bool = False
    """Whether the browser has promised not to clear it by itself."""
    forgets: bool = False
    """Whether the browser is set to keep nothing: what is done here lasts as long as the page."""
    wiped: tuple[str, str] = ("", "")
    """The visit whose notebook another window has just erased, and the mark it left."""
    paper: tuple[str, str, int] = ("", "", 0)
    """The visit whose paper form another window is typing in, what it has kept of it, and a number that is
    another each time it keeps something."""


def keeps(keeping: Keeping | None, *, failed: bool) -> bool:
    """Whether the device keeps what a person does; every sentence that says so asks this.

    Args:
        keeping: What the page around the app says, where there is such a page.
        failed: Whether what was last done could not be kept.
    """
    return not failed and not (keeping is not None and keeping.forgets)


class Keeper:
    """Follows the page around the app, and asks it.

    Args:
        page: The page.
        changed: Told when there is something new to show.
        kept: Told what other windows keep of visits, as texts by key, when it is something new.
    """

    def __init__(
        self,
        page: Surroundings,
        changed: Callable[[], None],
        kept: Callable[[Mapping[str, str]], None] = lambda _: None,
    ) -> None:
        self._page = page
        self._changed = changed
        self._kept = kept
        self.keeping = keeping_of(page.state())
        page.listen(self._heard)

    def install(self) -> None:
        """Keep the whole guide on the device, and put it among the apps where that is possible."""
        self._page.ask("install")

    def check(self) -> None:
        """Look again at what is missing."""
        self._page.ask("check")

    def download(self) -> None:
        """Download the newer edition."""
        self._page.ask("download")

    def reload(self) -> None:
        """Load the page anew."""
        self._page.ask("reload")

    def update(self) -> None:
        """Go on with the newer edition."""
        self._page.ask("update")

    def read_text(self) -> None:
        """Leave the app for the text version of what is on screen."""
        self._page.ask("text")

    def describe_screens(self) -> None:
        """Have the screens described to screen readers, from now on and until the page is closed."""
        self._page.ask("semantics")

    def read_kept(self) -> None:
        """Say what other windows keep that was not told yet; from the first time on, also as they write."""
        self._page.ask("kept")

    def shown(self) -> None:
        """The first screen has been laid out: the page need not stand in for it any longer."""
        self._page.ask("shown")

    def _heard(self, state: Mapping[str, object]) -> None:
        keeping = keeping_of(state)
        if keeping != self.keeping:
            self.keeping = keeping
            self._changed()
        kept = _fields(state.get("kept"))
        if kept:
            self._kept({key: text for key, text in kept.items() if isinstance(text, str)})


def keeping_of(state: Mapping[str, object]) -> Keeping:
    """The page's state, as far as it is understood here."""
    total, update = _number(state, "total"), _fields(state.get("update"))
    phase = next((known for known in Phase if known == state.get("phase")), Phase.STARTING)
    return Keeping(
        phase=phase,
        percent=_number(state, "done") * 100 // total // STEP * STEP if total else 0,
        before=bool(state.get("before")),
        download=_number(state, "download"),
        keep=_number(state, "keep"),
        error=str(state.get("error") or ""),
        newer=bool(update.get("ready")),
        newer_waits=bool(update.get("waits")),
        newer_too_large=update.get("error") == "quota",
        newer_late=update.get("error") not in (None, "quota"),
        newer_download=_number(update, "download"),
        newer_keep=_number(update, "total"),
        installable=bool(state.get("installable")),
        installed=bool(state.get("installed")),
        apple=bool(state.get("apple")),
        persistent=bool(state.get("persistent")),
        forgets=bool(state.get("forgets")),
        wiped=_elsewhere(state.get("wiped")),
        paper=(*_elsewhere(state.get("paper")), _number(_fields(state.get("paper")), "number")),
    )


def _elsewhere(told: object) -> tuple[str, str]:
    said = _fields(told)
    return str(said.get("visit") or ""), str(said.get("said") or "")


def _fields(told: object) -> Mapping[str, object]:
    return told if isinstance(told, Mapping) else {}


def _number(state: Mapping[str, object], name: str) -> int:
    value = state.get(name)
    return int(value) if isinstance(value, int | float) else 0
