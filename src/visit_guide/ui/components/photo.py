"""Pictures of a note, as small squares; they are read from the device when they are shown."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable

import flet as ft

from visit_guide.domain.notebook import Note
from visit_guide.messages import N_
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame

SIDE = 112
WHY_NOT = {
    "too-large": N_("This picture is too large for the notebook. Choose a smaller one."),
    "full": N_("There is no room for another picture on this device. Export the notebook, then remove some."),
    "not-a-picture": N_("This file is not a picture that can be shown here (JPEG, PNG, WebP)."),
}


@ft.component
def Photo(name: str, label: str, missing: str, get: Callable[[str], Awaitable[str | None]]) -> ft.Control:
    """One picture, read once."""
    data, set_data = ft.use_state("")

    async def read() -> None:
        found = await get(name)
        set_data(found or "missing")

    ft.use_effect(read, [name])
    inner: ft.Control = ft.Container()
    if data == "missing":
        inner = ft.Container(quiet(missing, S.BODY_SMALL), padding=8, alignment=ft.Alignment.CENTER)
    elif data:
        inner = ft.Image(
            src=base64.b64decode(data.partition(",")[2]), fit=ft.BoxFit.COVER, semantics_label=label
        )
    return ft.Container(
        inner,
        width=SIDE,
        height=SIDE,
        border_radius=14,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


def photo_row(note: Note, frame: Frame, *, removable: bool = False) -> ft.Control:
    """The pictures of a note, side by side."""
    t, album = frame.t, frame.act.album
    squares: list[ft.Control] = []
    for number, name in enumerate(note.photos, start=1):
        label = t("Picture {number} of this note", number=number)
        square: ft.Control = ft.Container(
            Photo(name, label, t("This picture is on another device"), album.get), key=f"photo-{name}"
        )
        if removable:
            remove = icon_action(
                ft.Icons.CLOSE_ROUNDED,
                t("Remove picture {number}", number=number),
                lambda name=name: album.remove(note.id, name),  # type: ignore[misc]
                key=f"photo-remove-{name}",
                outlined=True,
                size=48,
            )
            square = ft.Row([square, remove], spacing=4, tight=True)
        squares.append(square)
    return ft.Row(squares, wrap=True, spacing=8, run_spacing=8)


def photo_button(note_id: str, frame: Frame, add: Callable[[], None]) -> list[ft.Control]:
    """The way to add a picture, and why the last one was not kept."""
    t, shelf = frame.t, frame.shelf
    if not frame.act.album.possible:
        return []
    parts: list[ft.Control] = [
        action(
            t("Reading the picture…") if shelf.busy else t("Add a picture"),
            add,
            key=f"photo-add-{note_id}",
            look=frame.look,
            kind="outlined",
            icon=ft.Icons.ADD_A_PHOTO_ROUNDED,
        )
    ]
    if shelf.word:
        parts.append(text(t(WHY_NOT.get(shelf.word, WHY_NOT["full"])), S.BODY_MEDIUM, ft.Colors.ERROR))
    return parts
