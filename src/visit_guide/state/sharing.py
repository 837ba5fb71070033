"""What a person shares of their notebook with the group: answers, one good practice, votes."""

from __future__ import annotations

from visit_guide.domain.closing import Topic, prompt_topic
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.group import Practice
from visit_guide.state.group import Group
from visit_guide.state.notepad import NotePad

__all__ = ["LONGEST_PRACTICE", "Sharing"]

LONGEST_PRACTICE = 400
"""Signs of a good practice: one thing, said in two or three sentences."""


class Sharing:
    """Between one page's notebook and its group; without a group nothing happens.

    All of it works without a network: what is shared goes out when the group can be reached.
    """

    def __init__(self, group: Group, pad: NotePad) -> None:
        self._group = group
        self._pad = pad

    @property
    def possible(self) -> bool:
        """Whether the person is in a group, and not its facilitator."""
        member = self._group.now.member
        return member is not None and not member.leads

    def closed(self, item: str, prompt: str) -> bool:
        """Whether answers to a prompt count no more."""
        state = self._group.now.state
        return state.ended is not None or self._topic(item, prompt) in state.closed

    def answer(self, item: str, prompt: str) -> str:
        """What the person would share: the choice they made, and what they wrote."""
        notebook = self._pad.notebook
        parts = (notebook.answer(item, prompt), notebook.written(item, prompt).strip())
        return "\n".join(part for part in parts if part)

    def shared(self, item: str, prompt: str) -> str:
        """What they shared last; empty when nothing, or when they took it back."""
        topic = (item, prompt)
        mine = [e for e in self._mine(Kind.SHARED) if (e.text("item"), e.text("prompt")) == topic]
        return mine[-1].text("value") if mine else ""

    def share(self, item: str, prompt: str) -> None:
        """Share the answer as it is now."""
        self._pad.flush()
        self._group.contribute(Kind.SHARED, item=item, prompt=prompt, value=self.answer(item, prompt))

    def take_back(self, item: str, prompt: str) -> None:
        """Share it no more."""
        self._group.contribute(Kind.SHARED, item=item, prompt=prompt, value="")

    def shown(self, item: str, prompt: str) -> tuple[str, ...]:
        """The group's answers that a facilitator shows to all, without names."""
        return self._group.now.state.shown_for(self._topic(item, prompt))

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The good practices put forward, the most wanted first."""
        return tuple(sorted(self._group.now.state.practices, key=lambda one: -one.votes))

    def my_practice(self) -> Practice | None:
        """The one the person put forward."""
        mine = {event.id for event in self._mine(Kind.PRACTICE)}
        return next((one for one in self._group.now.state.practices if one.id in mine), None)

    def put_forward(self, item: str, text: str) -> None:
        """Put forward one good practice, seen at stop ``item`` or nowhere in particular."""
        text = " ".join(text.split())[:LONGEST_PRACTICE]
        if text and self.my_practice() is None:
            self._group.contribute(Kind.PRACTICE, item=item, text=text)

    def voted(self) -> frozenset[str]:
        """The practices the person voted for."""
        votes = {event.text("practice"): event.get("value") is True for event in self._mine(Kind.VOTE)}
        return frozenset(practice for practice, given in votes.items() if given)

    def vote(self, practice: str, on: bool) -> None:
        """Vote for a practice, or take the vote back."""
        if (practice in self.voted()) != on:
            self._group.contribute(Kind.VOTE, practice=practice, value=on)

    def _mine(self, kind: Kind) -> tuple[Event, ...]:
        return tuple(event for event in self._group.mine() if event.kind == kind)

    @staticmethod
    def _topic(item: str, prompt: str) -> Topic:
        return prompt_topic(item, prompt)
