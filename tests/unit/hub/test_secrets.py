"""Keys, proofs, tokens and what people wrote never reach a log, whatever goes wrong."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.hub.hubs import KEY, Device, Hub, with_hub
from visit_guide.domain.events import Kind, to_plain
from visit_guide.errors import StoreError
from visit_guide.hub.sql import SqlStore


def test_nothing_secret_is_logged(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)
    store = SqlStore(str(tmp_path / "visit.sqlite3"))
    secrets: list[str] = [KEY, KEY.replace("-", "")]

    async def work(hub: Hub) -> None:
        organiser = {
            "organiser_key": "an organiser's password",
            "visit": "x",
            "public": "0",
            "proof": "p" * 64,
        }
        await hub.http.post("/v1/groups", json=organiser)
        leader, tablet = await hub.device("leader-01", "facilitator"), await hub.device("tablet-01")
        await tablet.push(
            tablet.event(Kind.SHARED, value="Zaubernuss"), tablet.event(Kind.JOINED, name="Ana")
        )
        wrong = Device(hub.http, replace(hub.keys, proof="9" * 64), "leader-02", "facilitator")
        await wrong.join()
        await leader.ask("POST", "/v1/events", content=b'{"events": "Zaubernuss"')
        await leader.news()
        store.close()
        (tmp_path / "visit.sqlite3").unlink()  # whatever comes now fails inside
        bad = tablet.event(Kind.SHARED, value="Zaubernuss")
        answer = await tablet.ask("POST", "/v1/events", json={"events": [to_plain(bad)]})
        assert answer.status_code in (500, 503)
        await hub.http.get("/health")
        secrets.extend([leader.token, tablet.token, hub.keys.proof, hub.keys.seed.hex(), "9" * 64])

    with_hub(work, store)
    assert caplog.records, "the failure at least is logged"
    for secret in (*secrets, "an organiser's password", "Zaubernuss", "Ana"):
        assert secret not in caplog.text


def test_what_a_database_says_comes_without_values(tmp_path: Path) -> None:
    store = SqlStore(str(tmp_path / "visit.sqlite3"))
    store.close()
    (tmp_path / "visit.sqlite3").write_bytes(b"not a database any more" * 200)
    with pytest.raises(StoreError) as refused:
        store.member("a-token's-hash")
    assert "a-token's-hash" not in str(refused.value)
    store.close()
