"""Asking the hub from Python in a page: the browser's own fetch, in the worker Python runs in.

What belongs to the browser is only imported while a question is asked: none of it may be alive
when the memory of the started app is frozen.
"""

from __future__ import annotations

import asyncio
import json

from visit_guide.errors import TransportError
from visit_guide.ports import FILE, Reply

__all__ = ["BrowserTransport"]


class BrowserTransport:
    """Asks the hub at ``address``, such as ``https://example.org``."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    async def ask(
        self, method: str, path: str, *, token: str = "", body: object = None, timeout: float = 20.0
    ) -> Reply:
        """Send one request and give the answer, whatever its status.

        Raises:
            TransportError: there was no answer.
        """
        from js import AbortController  # type: ignore[import-not-found]
        from pyodide.http import pyfetch  # type: ignore[import-not-found]

        headers = {"Accept": "application/json"}
        more: dict[str, object] = {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
            more["body"] = json.dumps(body, ensure_ascii=False)
        stop = AbortController.new()

        async def exchange() -> Reply:
            response = await pyfetch(
                f"{self._address}{path}",
                method=method,
                headers=headers,
                cache="no-store",
                credentials="omit",
                signal=stop.signal,
                **more,
            )
            wait = response.headers.get("retry-after", "")
            file = response.headers.get("content-type", "") == FILE
            return Reply(
                status=int(response.status),
                body=None if file else _json(await response.text()),
                retry_after=float(wait) if wait.isdigit() else 0.0,
                data=await response.bytes() if file else b"",
            )

        try:
            return await asyncio.wait_for(exchange(), timeout)
        except TimeoutError as error:
            raise TransportError("no answer in time") from error
        except asyncio.CancelledError:
            raise
        except Exception as error:  # whatever the browser says of it
            raise TransportError(f"no answer: {type(error).__name__}") from error
        finally:
            stop.abort()


def _json(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value
