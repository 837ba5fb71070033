"""Every error this package raises on purpose.

VisitGuideError
├── UsageError        the command was called with something it cannot use (exit status 2)
├── ContentError      the content has problems; carries nothing, they are already listed (exit status 1)
├── BundleError       a compiled bundle cannot be read
├── StoreError        what was written could not be kept or read back
├── MapError          a base map is not the GeoJSON it should be
├── PositionError     the device does not say where it is
│   └── PositionRefused   because its person, or its settings, do not want it
└── ServiceError      a service on the network does not answer as it should
"""

from __future__ import annotations

__all__ = [
    "BundleError",
    "ContentError",
    "MapError",
    "PositionError",
    "PositionRefused",
    "ServiceError",
    "StoreError",
    "UsageError",
    "VisitGuideError",
]


class VisitGuideError(Exception):
    """Base of all errors of this package."""


class UsageError(VisitGuideError):
    """The command was called with something it cannot use."""


class ContentError(VisitGuideError):
    """The content has problems that keep the guide from opening."""


class BundleError(VisitGuideError):
    """A compiled bundle is damaged, or of a format this version does not read."""


class StoreError(VisitGuideError):
    """What was written could not be kept or read back."""


class MapError(VisitGuideError):
    """A base map is not the GeoJSON it should be."""


class PositionError(VisitGuideError):
    """The device does not say where it is."""


class PositionRefused(PositionError):
    """The device does not say where it is because its person, or its settings, do not want it."""


class ServiceError(VisitGuideError):
    """A service on the network cannot be reached, or does not answer as it should."""
