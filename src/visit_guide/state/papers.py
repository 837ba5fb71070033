"""The organiser's papers, from a facilitator's console: the hub makes them, the browser keeps them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from visit_guide.domain.record import record
from visit_guide.errors import FileError, HubError, TransportError
from visit_guide.ports import FILE, Files
from visit_guide.services.hub_client import PAPERS_NOTE
from visit_guide.state.group import Group

__all__ = ["NOT_FOUND", "Made", "Papers"]

NOT_FOUND = 103
"""The number with which a hub answers that never heard of papers."""


@record
class Made:
    """How it stands: being made, kept, or why not."""

    busy: bool = False
    noted: bool = False
    """Whether the file holds a note of what the papers lack."""
    word: str = ""
    """``saved``; ``refused`` by the hub; ``no-answer`` from it; ``no-file`` can be kept; or nothing yet."""
    number: int = 0
    """Of the hub's refusal, see docs/hub-errors.md."""
    detail: str = ""
    """What exactly went wrong, as the hub says it."""


class Papers:
    """Gets the papers of the group that this device leads.

    Args:
        group: the group.
        files: gives files to the person; None where nothing can.
        spawn: runs a coroutine on the page's loop.
        show: shows how it stands.
    """

    def __init__(
        self,
        group: Group,
        *,
        files: Files | None,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[Made], None],
    ) -> None:
        self.made = Made()
        self._group = group
        self._files = files
        self._spawn = spawn
        self._show = show

    def make(self, name: str, *, names: bool) -> None:
        """Have the papers made, with the names of people or without, and kept as the file ``name``."""
        if not self.made.busy:
            self._set(Made(busy=True))
            self._spawn(self._make(name, names))

    async def _make(self, name: str, names: bool) -> None:
        member, files = self._group.now.member, self._files
        if member is None or not member.leads or files is None:
            self._set(Made(word="no-file"))
            return
        try:
            data = await self._group.exchange.client(member.hub).papers(member.token, names=names)
            kept = await files.save(name, data, FILE)
        except HubError as error:
            self._set(Made(word="refused", number=error.number, detail=error.detail))
        except TransportError:
            self._set(Made(word="no-answer"))
        except FileError:
            self._set(Made(word="no-file"))
        else:
            # The table at a ZIP's end has the files' names as they are.
            self._set(Made(word="saved" if kept else "", noted=PAPERS_NOTE.encode() in data))

    def _set(self, made: Made) -> None:
        self.made = made
        self._show(made)
