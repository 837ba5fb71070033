"""« Emporter »: files to keep or share, a backup to bring back, and erasing the tablet."""

from __future__ import annotations

import flet as ft

from visit_guide.messages import N_
from visit_guide.services.photos import MOST_TOGETHER
from visit_guide.state.takeaway import Format
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame

FORMATS = (
    (
        Format.HTML,
        N_("To read and print"),
        N_("One page with everything, pictures included. Opens in any browser; print it from there."),
        ft.Icons.PRINT_ROUNDED,
    ),
    (
        Format.MARKDOWN,
        N_("To keep working on it"),
        N_("Plain text (Markdown) for a word processor or a shared document. Without pictures."),
        ft.Icons.EDIT_DOCUMENT,
    ),
    (
        Format.BACKUP,
        N_("Complete backup"),
        N_("Everything, to be restored on this device or another one."),
        ft.Icons.INVENTORY_2_ROUNDED,
    ),
)
WORDS = {
    "saved": N_("The file is made. A browser puts it among the downloads."),
    "shared": N_("The file was handed over."),
    "no-share": N_("Nothing here takes shared files. Save the file instead."),
    "no-file": N_("The file could not be saved or read here."),
    "no-store": N_("The device refused. Free some space, then try again."),
    "foreign": N_("This file is not a backup of the guide."),
    "damaged": N_("This backup is damaged: nothing of it was taken over. Look for another copy."),
    "newer": N_("This backup was made by a newer version of the guide. Open it there, or update this one."),
    "wiped": N_("Everything was erased on this device."),
}
BAD = {"no-share", "no-file", "no-store", "foreign", "damaged", "newer", "other-visit"}


def outcome(frame: Frame) -> list[ft.Control]:
    t, bag = frame.t, frame.bag
    if bag.busy:
        return [ft.ProgressBar(bar_height=6, border_radius=3), quiet(t("One moment…"), S.BODY_MEDIUM)]
    if not bag.word:
        return []
    if bag.word == "restored":
        words = t.n(
            "The backup is restored: {count} record that was not here.",
            "The backup is restored: {count} records that were not here.",
            bag.restored,
        )
        if bag.missing:
            words += " " + t.n(
                "{count} picture found no room.", "{count} pictures found no room.", bag.missing
            )
    elif bag.word == "other-visit":
        words = t("This backup belongs to another visit: “{title}”. Open it there.", title=bag.other)
    else:
        words = t(WORDS.get(bag.word, WORDS["no-file"]))
    return [told(words, frame, bad=bag.word in BAD)]


def told(words: str, frame: Frame, *, bad: bool) -> ft.Control:
    """How something went, for eyes and for screen readers."""
    ink = ft.Colors.ON_ERROR_CONTAINER if bad else ft.Colors.ON_PRIMARY_CONTAINER
    icon = ft.Icons.ERROR_ROUNDED if bad else ft.Icons.CHECK_CIRCLE_ROUNDED
    line = ft.Container(
        ft.Row(
            [ft.Icon(icon, size=26, color=ink), ft.Container(text(words, S.BODY_MEDIUM, ink), expand=True)],
            spacing=12,
        ),
        bgcolor=ft.Colors.ERROR_CONTAINER if bad else ft.Colors.PRIMARY_CONTAINER,
        border=ft.Border.all(2, ink) if frame.look.outdoor else None,
        border_radius=14,
        padding=14,
    )
    return ft.Semantics(live_region=True, content=line)


def _export(kind: Format, title: str, under: str, icon: ft.IconData, frame: Frame) -> ft.Control:
    t, take, look = frame.t, frame.act.take, frame.look
    return card(
        ft.Column(
            [
                ft.Row(
                    [
                        ft.Icon(icon, size=28, color=ft.Colors.PRIMARY),
                        ft.Column(
                            [text(t(title), S.TITLE_MEDIUM), quiet(t(under), S.BODY_MEDIUM)],
                            spacing=2,
                            tight=True,
                            expand=True,
                        ),
                    ],
                    spacing=14,
                    vertical_alignment=ft.CrossAxisAlignment.START,
                ),
                ft.Row(
                    [
                        action(
                            t("Save the file"),
                            lambda: take.save(kind, t),
                            key=f"save-{kind.value}",
                            look=look,
                            kind="outlined",
                            icon=ft.Icons.DOWNLOAD_ROUNDED,
                        ),
                        action(
                            t("Share"),
                            lambda: take.share(kind, t),
                            key=f"share-{kind.value}",
                            look=look,
                            kind="plain",
                            icon=ft.Icons.SHARE_ROUNDED,
                        ),
                    ],
                    wrap=True,
                    spacing=8,
                    run_spacing=8,
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        frame.look,
    )


def _restore(frame: Frame) -> ft.Control:
    t = frame.t
    return card(
        ft.Column(
            [
                heading(t("Restore a backup"), 3, S.TITLE_MEDIUM),
                quiet(
                    t("What is here stays: the backup is added to it, nothing is written twice."),
                    S.BODY_MEDIUM,
                ),
                ft.Row(
                    [
                        action(
                            t("Choose the backup file"),
                            frame.act.take.restore,
                            key="restore",
                            look=frame.look,
                            kind="outlined",
                            icon=ft.Icons.UPLOAD_FILE_ROUNDED,
                        )
                    ],
                    wrap=True,
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        frame.look,
    )


def _room(frame: Frame) -> ft.Control | None:
    usage = frame.shelf.usage
    if not usage.count:
        return None
    t = frame.t
    kept, most = (f"{signs / 1_000_000:.1f}".replace(".", ",") for signs in (usage.signs, MOST_TOGETHER))
    if t.language == "en":
        kept, most = kept.replace(",", "."), most.replace(",", ".")
    words = t.n(
        "{count} picture on this device: {kept} of {most}\u00a0MB",
        "{count} pictures on this device: {kept} of {most}\u00a0MB",
        usage.count,
        kept=kept,
        most=most,
    )
    return ft.Column(
        [
            quiet(words, S.BODY_MEDIUM),
            ft.Semantics(
                exclude_semantics=True,
                content=ft.ProgressBar(
                    value=usage.share,
                    bar_height=8,
                    border_radius=4,
                    color=ft.Colors.PRIMARY,
                    bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
                ),
            ),
        ],
        spacing=6,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def Erase(frame: Frame) -> ft.Control:
    """Erasing everything: a backup is offered first, then one more tap, and a minute to undo it."""
    asking, set_asking = ft.use_state(False)
    t, look, take = frame.t, frame.look, frame.act.take

    def erase() -> None:
        set_asking(False)
        take.wipe()

    parts: list[ft.Control] = [heading(t("Erase everything on this device"), 3, S.TITLE_MEDIUM)]
    if not asking:
        parts += [
            quiet(
                t("Before handing the device back: notes, answers, worksheets, pictures and settings."),
                S.BODY_MEDIUM,
            ),
            ft.Row(
                [
                    action(
                        t("Erase everything…"),
                        lambda: set_asking(True),
                        key="erase-ask",
                        look=look,
                        kind="outlined",
                        icon=ft.Icons.DELETE_FOREVER_ROUNDED,
                    )
                ],
                wrap=True,
            ),
        ]
    else:
        parts += [
            text(
                t("Keep a backup first? Without one, what you wrote cannot be brought back later."),
                S.BODY_LARGE,
            ),
            ft.Row(
                [
                    action(
                        t("Save a backup"),
                        lambda: take.save(Format.BACKUP, t),
                        key="erase-backup",
                        look=look,
                        icon=ft.Icons.DOWNLOAD_ROUNDED,
                    ),
                    action(
                        t("Erase now"),
                        erase,
                        key="erase-now",
                        look=look,
                        kind="outlined",
                        icon=ft.Icons.DELETE_FOREVER_ROUNDED,
                    ),
                    action(
                        t("Keep everything"),
                        lambda: set_asking(False),
                        key="erase-not",
                        look=look,
                        kind="plain",
                    ),
                ],
                wrap=True,
                spacing=8,
                run_spacing=8,
            ),
        ]
    return card(
        ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), look
    )


def take_along(frame: Frame) -> list[ft.Control]:
    """The section of files."""
    t = frame.t
    parts: list[ft.Control] = [
        heading(t("Take it with me"), 2, S.HEADLINE_SMALL),
        quiet(
            t("Made on this device, without a network. The organiser can make a PDF of your backup."),
            S.BODY_MEDIUM,
        ),
        *outcome(frame),
    ]
    if frame.act.take.possible:
        parts += [_export(*row, frame) for row in FORMATS]
        parts.append(_restore(frame))
    room = _room(frame)
    if room is not None:
        parts.append(room)
    # Named, so that what it asks stays asked when other parts come and go above it.
    parts.append(ft.Container(Erase(frame), key="erase"))
    return parts
