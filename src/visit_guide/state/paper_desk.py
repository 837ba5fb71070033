"""The paper form that a facilitator is typing in: it stays on the device until it is saved or emptied.

It holds names and answers of others, so it never leaves the device, is in no backup, and goes
with the group. Two pages of one device have one place for it: the one that hears of the other's sheet
while it has its own leaves that place alone, and its person says which sheet to go on with.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from visit_guide.domain.guide import Guide
from visit_guide.domain.paper_draft import read_draft, write_draft
from visit_guide.domain.paper_sheet import Sheet
from visit_guide.domain.questionnaire import Form, Moment, Question
from visit_guide.domain.sitting import has_forms, paper_for
from visit_guide.errors import StoreError
from visit_guide.ports import TextStore
from visit_guide.state.drafts import Drafts
from visit_guide.state.group import Group

__all__ = ["PaperDesk"]


class PaperDesk:
    """One page's hand on the sheet that is begun.

    Args:
        group: the group that this device leads, if it leads one; knows where texts are kept.
        visit: id of the visit.
        drafts: texts while they are typed.
        spawn: runs a coroutine on the page's loop.
        guide: gives the guide as it is now.
    """

    def __init__(
        self,
        group: Group,
        visit: str,
        *,
        drafts: Drafts,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        guide: Callable[[], Guide],
    ) -> None:
        self.sheet = Sheet()
        self.elsewhere = False
        """Another page of the device has kept its sheet, or is done with it: this one is not kept."""
        self.told: Callable[[], None] = lambda: None
        """Called when ``elsewhere`` changes, or the sheet without a :meth:`change`."""
        self._store = group.tools.store
        self._key = f"visit-guide-paper.{visit}"
        self._drafts = drafts
        self._spawn = spawn
        self._group = group
        self._guide = guide
        self._of: str | None = None
        """The group of the sheet; None until what is kept was read."""
        self._typed = False
        """Whether something of the sheet was typed in here."""
        self._other = ""
        """What another page last kept."""

    async def load(self) -> None:
        """Take up the sheet kept on the device; one of another group is forgotten."""
        self._of = self._led()
        if self._store is None:
            return
        with contextlib.suppress(StoreError):
            text = await self._store.get(self._key) or ""
            sheet = self._read(text)
            if sheet is not None:
                self.sheet = sheet
            elif text:
                await self._store.remove(self._key)

    def change(self, make: Callable[[Sheet], Sheet]) -> None:
        """Have ``make`` give the next sheet of the one there is; it is kept within half a second."""
        self.sheet = make(self.sheet)
        self._typed = not self.sheet.is_blank
        self._drafts.type("paper", "", lambda _: self._keep())

    @property
    def done_elsewhere(self) -> bool:
        """The other page has saved or emptied its sheet."""
        return self.elsewhere and not self._other

    def written_elsewhere(self, text: str) -> None:
        """Another page of the device has kept ``text``: nothing when it is done with its sheet."""
        self._other = text
        if self._typed:
            self.elsewhere = True
            self.told()
        else:
            self.take_other()

    def take_other(self) -> None:
        """Go on with the sheet that another page of the device has kept; this one is dropped."""
        self.sheet = self._read(self._other) or self.sheet.emptied()
        self._typed = self.elsewhere = False
        self.told()

    def keep_this(self) -> None:
        """Go on with this sheet; the one that another page has kept is written over."""
        self.elsewhere = False
        self._keep()
        self.told()

    def regroup(self) -> None:
        """The device may be of another group now: what was begun for the one before is forgotten."""
        if self._of is not None and self._led() != self._of:
            self._of, self.sheet = self._led(), Sheet()
            self._typed = self.elsewhere = False
            self._keep()

    def _read(self, text: str) -> Sheet | None:
        """The sheet that ``text`` keeps, when it is one of the group."""
        return read_draft(text, self._of, self._paper) if text and self._of else None

    def _paper(self, moment: Moment, form: Form) -> Sequence[Question]:
        """The questions of a form."""
        questionnaires = self._guide().questionnaires
        return paper_for(questionnaires, moment, form if has_forms(questionnaires) else None).questions

    def _led(self) -> str:
        """The id of the group that this device leads, or nothing."""
        member = self._group.member
        return member.group if member is not None and member.leads else ""

    def _keep(self) -> None:
        if self._store is not None:
            self._spawn(self._save(self._store))

    async def _save(self, store: TextStore) -> None:
        if self.elsewhere:
            return
        with contextlib.suppress(StoreError):  # what cannot be kept lasts as long as the page
            if self.sheet.is_blank or not self._of:
                await store.remove(self._key)
            else:
                await store.set(self._key, write_draft(self.sheet, self._of))
