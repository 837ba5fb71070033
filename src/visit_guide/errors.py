"""Every error this package raises on purpose.

VisitGuideError
├── UsageError        the command was called with something it cannot use (exit status 2)
├── ContentError      the content has problems; carries nothing, they are already listed (exit status 1)
├── BackupError       a backup file cannot be restored
├── PaperError        a document for paper cannot be made
├── OverwriteError    papers would take the place of others that could not be made again
├── BundleError       a compiled bundle cannot be read
├── StoreError        what was written could not be kept or read back
├── PhotoError        a picture cannot be kept
├── MapError          a base map is not the GeoJSON it should be
├── PositionError     the device does not say where it is
│   └── PositionRefused   because its person, or its settings, do not want it
├── CodeError         a code, file or key was damaged, foreign, forged or of another version
├── FileError         a file cannot be given to the person, or taken from them
├── HubError          the group's hub refuses something, with a number
├── TransportError    the group's hub cannot be reached
└── ServiceError      a service on the network does not answer as it should
"""

from __future__ import annotations

__all__ = [
    "BackupError",
    "BundleError",
    "CodeError",
    "ContentError",
    "FileError",
    "HubError",
    "MapError",
    "OverwriteError",
    "PaperError",
    "PhotoError",
    "PositionError",
    "PositionRefused",
    "ServiceError",
    "StoreError",
    "TransportError",
    "UsageError",
    "VisitGuideError",
]


class VisitGuideError(Exception):
    """Base of all errors of this package."""


class UsageError(VisitGuideError):
    """The command was called with something it cannot use."""


class ContentError(VisitGuideError):
    """The content has problems that keep the guide from opening."""


class BackupError(VisitGuideError):
    """A backup file cannot be restored.

    ``reason`` is one of: foreign (not a backup at all), damaged, newer (another version of the
    guide made it).
    """

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class BundleError(VisitGuideError):
    """A compiled bundle is damaged, or of a format this version does not read."""


class StoreError(VisitGuideError):
    """What was written could not be kept or read back."""


class MapError(VisitGuideError):
    """A base map is not the GeoJSON it should be."""


class PaperError(VisitGuideError):
    """A document for paper cannot be made from what was given."""


class OverwriteError(VisitGuideError):
    """Papers would take the place of others that could not be made again.

    ``reason`` is one of: names (papers with names, by those without), group (the journal of another
    group), events (a fuller journal: it holds ``count`` more), deleted (the same without names, after a
    deletion: they may be what was deleted), unknown (nothing says whose they are), unreadable (their
    journal cannot be read, or is empty).
    """

    def __init__(self, message: str, *, reason: str, count: int = 0) -> None:
        super().__init__(message)
        self.reason = reason
        self.count = count


class PhotoError(VisitGuideError):
    """A picture cannot be kept.

    ``reason`` is one of: not-a-picture, too-large, full (no room for another one).
    """

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class PositionError(VisitGuideError):
    """The device does not say where it is."""


class PositionRefused(PositionError):
    """The device does not say where it is because its person, or its settings, do not want it."""


class ServiceError(VisitGuideError):
    """A service on the network cannot be reached, or does not answer as it should."""


class CodeError(VisitGuideError):
    """A code, file or key cannot be used.

    ``reason`` is one of: damaged, foreign (of another group or visit), forged, mixed (parts of
    different codes), newer, older (another version of the guide made it), too-large.
    """

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class FileError(VisitGuideError):
    """The platform cannot save, share or read a file."""


class HubError(VisitGuideError):
    """The group's hub refuses something.

    ``number`` is that of docs/hub-errors.md; ``detail`` says more, in words for people, or nothing.
    """

    def __init__(self, number: int, message: str, *, retry_after: float = 0.0, detail: str = "") -> None:
        super().__init__(f"{number}: {message}")
        self.number = number
        self.retry_after = retry_after
        self.detail = detail


class TransportError(VisitGuideError):
    """The group's hub cannot be reached, or breaks off."""
