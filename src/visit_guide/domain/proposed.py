"""Who filled in a paper form: the people a facilitator is likely to mean, whatever they joined with."""

from __future__ import annotations

from collections.abc import Iterable

from visit_guide.domain.alike import alike_name
from visit_guide.domain.people import Person

__all__ = ["MOST_PROPOSED", "called", "proposed"]

MOST_PROPOSED = 8
"""How many people are proposed at once."""


def proposed(everyone: Iterable[Person], typed: str = "", most: int = MOST_PROPOSED) -> tuple[Person, ...]:
    """At most ``most`` people with a name: those on paper first, then in the order of joining.

    When there are more, those who are called like what is ``typed`` come before the others.
    """
    known = sorted((one for one in everyone if one.name), key=lambda one: not one.on_paper)
    if len(known) > most:
        known.sort(key=lambda one: not _begins(one.name, typed))
    return tuple(known[:most])


def called(everyone: Iterable[Person], typed: str) -> tuple[Person, ...]:
    """Those whose whole name is ``typed``, whatever its case, accents and order."""
    name = alike_name(typed)
    return tuple(one for one in everyone if name and alike_name(one.name) == name)


def _begins(name: str, typed: str) -> bool:
    """Whether each word of ``typed`` begins a word of ``name``."""
    words, wanted = alike_name(name).split(), alike_name(typed).split()
    return all(any(word.startswith(one) for word in words) for one in wanted)
