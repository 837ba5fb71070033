"""From nodes with places to the plain lists, dicts and texts that validation takes."""

from __future__ import annotations

from collections.abc import Callable

from visit_guide.content.nodes import Mapping, Node, Scalar

__all__ = ["CODE_FIELDS", "Plain", "plain"]

Plain = str | None | list["Plain"] | dict[str, "Plain"]

CODE_FIELDS = frozenset(
    (
        "accuracy_m",
        "activity_number",
        "base_map",
        "bike_kmh",
        "bus_kmh",
        "car_kmh",
        "confidence",
        "correct",
        "date",
        "detour",
        "end",
        "file",
        "form",
        "highlight",
        "hours",
        "icon",
        "id",
        "is_true",
        "kind",
        "language",
        "lat",
        "level",
        "lon",
        "minutes",
        "mode",
        "number",
        "objective",
        "objectives",
        "part",
        "path",
        "sheet",
        "siret",
        "site",
        "slug",
        "sources",
        "start",
        "status",
        "theme",
        "themes",
        "timezone",
        "tolerance",
        "twin",
        "url",
        "walk_kmh",
        "withdrawn",
        "worth",
    )
)
"""Fields whose values are names, numbers or addresses: typography never touches them."""


def plain(node: Node, retouch: Callable[[str], str] | None = None, key: str = "") -> Plain:
    """``node`` without its places.

    Texts are stripped and passed through ``retouch``; what is blank becomes None.
    """
    if isinstance(node, Scalar):
        text = node.value.strip() if node.value else ""
        if not text:
            return None
        return text if retouch is None or key in CODE_FIELDS else retouch(text)
    if isinstance(node, Mapping):
        return {name: plain(child, retouch, name) for name, child in node.entries.items()}
    return [plain(item, retouch, key) for item in node.items]
