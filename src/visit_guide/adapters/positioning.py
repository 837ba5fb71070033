"""The device's position, through the platform's location service (the browser's, on the web)."""

from __future__ import annotations

import asyncio
import math
from typing import Any, Protocol

from visit_guide.domain.geo import Fix
from visit_guide.errors import PositionError, PositionRefused

__all__ = ["DevicePositioning", "Geolocator"]

TIMEOUT = 20.0
"""Seconds after which a device that does not answer is taken not to know."""
GRANTED = ("whileInUse", "always")
REFUSED = ("denied", "deniedForever")


class Geolocator(Protocol):
    """What is used of the platform's location service."""

    async def get_permission_status(self) -> Any:
        """What the person has allowed so far."""

    async def request_permission(self) -> Any:
        """Ask the person."""

    async def get_current_position(self) -> Any:
        """Where the device is."""


class DevicePositioning:
    """Asks the location service once, each time it is told to."""

    def __init__(self, geolocator: Geolocator, timeout: float = TIMEOUT) -> None:
        self._geolocator = geolocator
        self._timeout = timeout

    async def allowed(self) -> bool:
        """Whether the person already agreed; not when the service cannot tell."""
        try:
            status = await asyncio.wait_for(self._geolocator.get_permission_status(), self._timeout)
        except Exception:
            return False
        return _word(status) in GRANTED

    async def locate(self) -> Fix:
        """Where the device is.

        Raises:
            PositionRefused: the person, or the device's settings, do not want it.
            PositionError: the device does not know, or took too long.
        """
        try:
            # No limit on this one: the person may take their time to answer.
            answer = _word(await self._geolocator.request_permission())
            if answer in REFUSED:
                raise PositionRefused(answer)
            found = await asyncio.wait_for(self._geolocator.get_current_position(), self._timeout)
        except PositionRefused:
            raise
        except Exception as error:
            kind = PositionRefused if "denied" in str(error).lower() else PositionError
            raise kind(str(error) or type(error).__name__) from error
        return _fix(found)


def _word(status: Any) -> str:
    return str(getattr(status, "value", status))


def _fix(found: Any) -> Fix:
    lat, lon, accuracy = found.latitude, found.longitude, found.accuracy or 0.0
    if lat is None or lon is None or not all(map(math.isfinite, (lat, lon, accuracy))):
        raise PositionError("the device gave no coordinates")
    return Fix(at=(float(lat), float(lon)), accuracy_m=max(0.0, float(accuracy)))
