"""The client's side of flet's protocol, without a client: it records, and it answers.

Messages are packed exactly as for a real tablet: packing takes the snapshots that the next
difference is computed from, and refuses what cannot be sent. Only the packed bytes are kept:
keeping the messages would keep unmounted controls and services alive.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgpack
from flet.controls.base_control import BaseControl
from flet.controls.services.service import Service
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    configure_encode_object_for_msgpack,
    decode_ext_from_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from tests.ui.virtual_loop import VirtualLoop

Answer = Callable[[dict[str, Any]], Any]

MAX_BURST = 400
pack_object = configure_encode_object_for_msgpack(BaseControl)


class FakeClient(Connection):
    """Records what the session sends and answers the methods it calls.

    Attributes:
        sent: Every message as packed bytes, oldest first.
        calls: Every method called on the client: control type, method, arguments.
        preferences: What ``SharedPreferences`` holds; hand it to a second client to "restart".
        silent: Whether it is going away, and answers nothing any more.
    """

    def __init__(self, loop: VirtualLoop, preferences: dict[str, Any]) -> None:
        super().__init__()
        self.loop = loop
        self.executor = loop.executor
        self.pubsubhub = PubSubHub(loop=loop, executor=loop.executor)
        self.page_url = "http://localhost/"
        self.session: Session | None = None
        self.sent: list[bytes] = []
        self.calls: list[tuple[str, str, dict[str, Any]]] = []
        self.crashes: list[str] = []
        self.preferences = preferences
        self.silent = False
        self._burst = self._burst_run = 0
        self._answers: dict[tuple[str, str], Answer] = {
            ("SharedPreferences", "set"): self._set_preference,
            ("SharedPreferences", "get"): lambda args: preferences.get(args["key"]),
            ("SharedPreferences", "contains_key"): lambda args: args["key"] in preferences,
            ("SharedPreferences", "remove"): lambda args: preferences.pop(args["key"], None) is not None,
            ("SharedPreferences", "get_keys"): self._preference_keys,
            ("SharedPreferences", "clear"): lambda _: preferences.clear() is None,
        }

    def answer(self, control_type: str, method: str, answer: Answer | Any) -> None:
        """Say what the client returns: a value, or a function of the arguments (which may raise)."""
        self._answers[control_type, method] = answer if callable(answer) else lambda _: answer

    def send_message(self, message: Message) -> None:
        """Pack and record ``message``; answer it when it calls a method."""
        self._count()
        self.sent.append(msgpack.packb([message.action.value, message.body], default=pack_object))
        if message.action == MessageAction.SESSION_CRASHED:
            self.crashes.append(message.body.message)
        elif message.action == MessageAction.INVOKE_METHOD and not self.silent:
            body = message.body
            self._reply(body.control_id, body.call_id, body.name, body.args or {})

    def _count(self) -> None:
        # An effect that changes state at each render never gives way to the event loop: flet
        # renders for ever within one turn, and only the messages show it.
        self._burst = self._burst + 1 if self._burst_run == self.loop.runs else 1
        self._burst_run = self.loop.runs
        assert self._burst <= MAX_BURST, f"{MAX_BURST} messages for one action: an endless render loop"

    def unpacked(self) -> list[list[Any]]:
        """Every message sent, as the client reads it."""
        return [msgpack.unpackb(packed, ext_hook=decode_ext_from_msgpack) for packed in self.sent]

    def _reply(self, control_id: int, call_id: str, method: str, args: dict[str, Any]) -> None:
        assert self.session is not None
        control = self.session.index.get(control_id)
        assert control is not None, f"{method}() was called on a control the client does not have"
        name = control._c
        self.calls.append((name, method, args))
        result, error = None, None
        answer = self._answers.get((name, method))
        if answer is not None:
            try:
                result = answer(args)
            except Exception as failure:
                error = str(failure) or repr(failure)
        elif isinstance(control, Service):
            error = f"no answer prepared for {name}.{method}: use harness.answer()"
        asyncio.get_running_loop().call_soon(
            self.session.handle_invoke_method_results, control_id, call_id, result, error
        )

    def _set_preference(self, args: dict[str, Any]) -> bool:
        self.preferences[args["key"]] = args["value"]
        return True

    def _preference_keys(self, args: dict[str, Any]) -> list[str]:
        return [key for key in self.preferences if key.startswith(args["key_prefix"])]
