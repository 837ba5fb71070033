"""The hub as devices meet it: HTTP in, HTTP out."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import httpx
import pytest

from tests.unit.hub.hubs import STEP, Device, Hub, with_hub
from visit_guide.domain.events import Kind, to_plain
from visit_guide.errors import StoreError
from visit_guide.hub.limits import Limits
from visit_guide.hub.memory import MemoryStore


def test_a_step_reaches_a_waiting_tablet_at_once() -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        tablet = await hub.device("tablet-01")
        await tablet.news()
        waiting = asyncio.create_task(tablet.news(wait=20))
        await asyncio.sleep(0.05)
        step = leader.event(STEP, item="eglise")
        began = time.monotonic()
        assert await leader.push(step) == [("accepted", None)]
        assert [one["id"] for one in await waiting] == [step.id]
        assert time.monotonic() - began < 2

    with_hub(work)


def test_joining_again_after_a_lost_answer_lets_the_same_device_in() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        again = await tablet.join()
        assert again.status_code == 200
        assert len(hub.store.members(hub.keys.group)) == 1

    with_hub(work)


def test_sending_again_changes_nothing_and_answers_the_same() -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        step = leader.event(STEP, item="eglise")
        first = await leader.push(step, step)
        assert first == await leader.push(step, step) == [("accepted", None)] * 2
        assert len(await leader.news()) == 1

    with_hub(work)


def test_a_long_history_comes_compressed() -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        await leader.push(*(leader.event(STEP, item=f"stop-{n}") for n in range(50)))
        answer = await leader.ask("GET", "/v1/events")
        assert answer.headers["content-encoding"] == "gzip"
        assert len(answer.json()["events"]) == 50
        assert answer.num_bytes_downloaded < len(answer.content) / 3

    with_hub(work)


def test_one_bad_event_does_not_hold_up_the_others() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        good, bad = tablet.event(Kind.SHARED, value="a"), tablet.event(STEP, item="eglise")
        found = await tablet.push(replace(bad, role="facilitator"), good)
        assert found == [("rejected", 142), ("accepted", None)]

    with_hub(work)


def test_what_two_send_under_one_id_at_the_same_time_is_kept_once() -> None:
    async def work(hub: Hub) -> None:
        one, other = await hub.device("tablet-01"), await hub.device("tablet-02")
        mine = one.event(Kind.SHARED, value="a")
        theirs = replace(mine, author=other.author)
        found = await asyncio.gather(one.push(mine), other.push(theirs))
        assert sorted(status for ((status, _),) in found) == ["accepted", "rejected"]

    with_hub(work)


def test_a_quiet_wait_ends_with_nothing() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        began = time.monotonic()
        assert await tablet.news(wait=0.2) == []
        assert 0.15 < time.monotonic() - began < 3

    with_hub(work)


def test_what_is_not_for_a_participant_does_not_wake_them() -> None:
    async def work(hub: Hub) -> None:
        one, other = await hub.device("tablet-01"), await hub.device("tablet-02")
        waiting = asyncio.create_task(one.news(wait=0.3))
        await asyncio.sleep(0.05)
        await other.push(other.event(Kind.SHARED, value="private"))
        assert await waiting == []

    with_hub(work)


def test_a_device_waits_in_a_few_places_only() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        waiting = [asyncio.create_task(tablet.ask("GET", "/v1/events?wait=1")) for _ in range(3)]
        assert sorted([(await one).status_code for one in waiting]) == [200, 200, 429]

    with_hub(work, limits=Limits(waiting=2))


@pytest.mark.parametrize("cursor", ["elsewhere.3", "nonsense", "{epoch}.999", "{epoch}.-1", "{epoch}.²"])
def test_a_cursor_of_another_store_begins_again(cursor: str) -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        await leader.push(leader.event(STEP, item="eglise"))
        after = cursor.format(epoch=hub.store.epoch())
        answer = (await leader.ask("GET", "/v1/events", params={"after": after, "wait": 20})).json()
        assert answer["reset"] is True
        assert len(answer["events"]) == 1
        again = (await leader.ask("GET", "/v1/events", params={"after": answer["cursor"]})).json()
        assert (again["reset"], again["events"]) == (False, [])

    with_hub(work)


def test_a_hub_started_again_goes_on_where_it_was() -> None:
    store = MemoryStore()

    async def before(hub: Hub) -> tuple[Device, Device]:
        leader, tablet = await hub.device("leader-01", "facilitator"), await hub.device("tablet-01")
        await leader.push(leader.event(STEP, item="eglise"))
        await tablet.news()
        return leader, tablet

    leader, tablet = with_hub(before, store)

    async def after(hub: Hub) -> None:
        leader.http = tablet.http = hub.http
        assert await tablet.news() == []
        await leader.push(leader.event(STEP, item="cd2e"))
        assert [one["data"]["item"] for one in await tablet.news()] == ["cd2e"]

    async def reopened() -> None:
        hub = Hub(store)
        await after(hub)
        await hub.http.aclose()
        await hub.desk.stop()

    asyncio.run(reopened())


def test_only_facilitators_see_who_is_there_and_nobody_s_name() -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        tablets = [await hub.device(f"tablet-0{n}") for n in range(3)]
        await tablets[0].news(at="eglise")
        await tablets[1].news(at="eglise")
        assert (await tablets[0].ask("GET", "/v1/group/presence")).status_code == 403
        answer = await leader.ask("GET", "/v1/group/presence")
        found = answer.json()
        assert (found["members"], found["connected"], found["here"]) == (3, 2, {"eglise": 2})
        assert not any(tablet.author in answer.text for tablet in tablets)

    with_hub(work)


def test_a_person_takes_away_and_deletes_what_is_theirs() -> None:
    async def work(hub: Hub) -> None:
        leader, tablet = await hub.device("leader-01", "facilitator"), await hub.device("tablet-01")
        other = await hub.device("tablet-02")
        practice = tablet.event(Kind.PRACTICE, text="compost")
        await tablet.push(tablet.event(Kind.JOINED, name="Ana"), practice)
        await other.push(other.event(Kind.SHARED, value="not yours"))
        mine = await tablet.ask("GET", "/v1/me")
        assert [one["kind"] for one in mine.json()["events"]] == ["joined", "practice"]
        assert "not yours" not in mine.text
        assert len(await other.news()) == 2
        assert (await tablet.ask("DELETE", "/v1/me")).status_code == 204
        assert (await tablet.ask("GET", "/v1/events")).status_code == 401
        assert [one["kind"] for one in await other.news()] == ["erased"]
        left = (await leader.ask("GET", "/v1/group/export")).text
        assert "compost" not in left
        assert "Ana" not in left
        assert (await leader.push(practice)) == [("rejected", 141)]
        assert (await tablet.join()).json()["error"]["number"] == 112

    with_hub(work)


def test_a_facilitator_deletes_a_person_or_the_group() -> None:
    async def work(hub: Hub) -> None:
        leader, tablet = await hub.device("leader-01", "facilitator"), await hub.device("tablet-01")
        for path in ("/v1/group/members/tablet-01", "/v1/group"):
            assert (await tablet.ask("DELETE", path)).status_code == 403
        assert (await leader.ask("DELETE", "/v1/group/members/nobody-01")).status_code == 404
        assert (await leader.ask("DELETE", "/v1/group/members/tablet-01")).status_code == 204
        assert (await tablet.ask("GET", "/v1/group")).status_code == 401
        assert (await leader.ask("DELETE", "/v1/group")).status_code == 204
        assert (await leader.ask("GET", "/v1/group")).status_code == 401
        assert hub.store.groups() == []

    with_hub(work)


def test_whoever_waits_hears_that_the_group_is_gone() -> None:
    async def work(hub: Hub) -> None:
        leader, tablet = await hub.device("leader-01", "facilitator"), await hub.device("tablet-01")
        waiting = asyncio.create_task(tablet.ask("GET", "/v1/events?wait=20"))
        await asyncio.sleep(0.05)
        await leader.ask("DELETE", "/v1/group")
        assert (await waiting).status_code == 401

    with_hub(work)


def test_a_group_whose_time_is_over_deletes_itself() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        assert await hub.desk.expire() == 0
        hub.desk.now = lambda: time.time() + 31 * 86_400
        assert await hub.desk.expire() == 1
        assert (await tablet.ask("GET", "/v1/group")).status_code == 401

    with_hub(work)


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic YTpi"}])
def test_without_a_token_nothing_is_told(header: dict[str, str]) -> None:
    async def work(hub: Hub) -> None:
        for method, path in (("GET", "/v1/events"), ("POST", "/v1/events"), ("GET", "/v1/group/export")):
            answer = await hub.http.request(method, path, headers=header, json={"events": []})
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"

    with_hub(work)


def test_what_is_too_large_is_refused_before_it_is_read_whole() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        answer = await tablet.ask("POST", "/v1/events", content=b"x" * 20_000)
        assert answer.json()["error"]["number"] == 101

        async def pieces() -> object:
            for _ in range(20):
                yield b"x" * 1_000  # type: ignore[misc]

        answer = await tablet.ask("POST", "/v1/events", content=pieces())
        assert answer.status_code == 413

    with_hub(work, limits=Limits(body=10_000))


def test_too_many_events_at_once_and_nonsense_are_refused_without_an_echo() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        event = to_plain(tablet.event(Kind.SHARED, value="a"))
        for body in (
            {"events": [event] * 201},
            {"events": [event | {"clock": "1"}]},
            {"events": [event | {"at": "secret" * 20}]},
            {"events": [event | {"extra": 1}]},
            {"events": [event | {"data": {"value": {"deep": 1}}}]},
            {"events": [event | {"data": {"value": "\x00"}}]},
            {"events": "secret"},
            [],
            None,
        ):
            answer = await tablet.ask("POST", "/v1/events", json=body)
            assert answer.json()["error"]["number"] == 100
            assert "secret" not in answer.text

    with_hub(work)


def test_unknown_addresses_and_methods_are_refused_with_numbers() -> None:
    async def work(hub: Hub) -> None:
        assert (await hub.http.get("/v1/nothing")).json()["error"]["number"] == 103
        assert (await hub.http.put("/v1/join")).json()["error"]["number"] == 104
        for path in ("/docs", "/redoc", "/v1/../../etc/passwd", "/v1/..%2f..%2fetc/passwd", "/.env"):
            assert (await hub.http.get(path)).status_code == 404

    with_hub(work)


def test_answers_are_not_kept_and_not_for_other_sites() -> None:
    async def work(hub: Hub) -> None:
        answer = await hub.http.get("/health", headers={"Origin": "https://elsewhere.example"})
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in answer.headers
        ask = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
        assert "access-control-allow-origin" not in (await hub.http.options("/v1/join", headers=ask)).headers

    with_hub(work)


def test_a_named_site_may_use_the_hub_and_no_other() -> None:
    async def work(hub: Hub) -> None:
        def ask(origin: str) -> dict[str, str]:
            return {
                "Origin": origin,
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "authorization,content-type",
            }

        answer = await hub.http.options("/v1/events", headers=ask("https://mairie.example"))
        assert answer.headers["access-control-allow-origin"] == "https://mairie.example"
        answer = await hub.http.options("/v1/events", headers=ask("https://elsewhere.example"))
        assert "access-control-allow-origin" not in answer.headers

    with_hub(work, origins=("https://mairie.example",))


class Broken(MemoryStore):
    """A store whose disk is full."""

    broken = False

    def append(self, events: object) -> object:  # type: ignore[override]
        if self.broken:
            raise StoreError("the database failed: disk full")
        return super().append(events)  # type: ignore[arg-type]

    def revision(self) -> int:
        if self.broken:
            raise StoreError("the database failed: disk full")
        return super().revision()


def test_a_full_disk_is_said_and_what_comes_after_is_kept() -> None:
    store = Broken()

    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        step = leader.event(STEP, item="eglise")
        store.broken = True
        answer = await leader.ask("POST", "/v1/events", json={"events": [to_plain(step)]})
        assert (answer.status_code, answer.json()["error"]["number"]) == (503, 151)
        assert (await hub.http.get("/health")).status_code == 503
        store.broken = False
        assert await leader.news() == []
        assert await leader.push(step) == [("accepted", None)]
        assert (await hub.http.get("/health")).json()["service"] == "visit-guide"

    with_hub(work, store)


def test_health_and_openapi_are_open_to_all() -> None:
    async def work(hub: Hub) -> None:
        assert (await hub.http.get("/health")).json()["status"] == "ok"
        described = (await hub.http.get("/openapi.json")).json()
        assert set(described["paths"]) >= {"/v1/join", "/v1/events", "/v1/group", "/health"}

    with_hub(work)


def test_a_failure_inside_says_nothing_of_it() -> None:
    class Failing(MemoryStore):
        def members(self, group_id: str) -> object:  # type: ignore[override]
            raise RuntimeError(f"secret words of {group_id}")

    async def work(hub: Hub) -> None:
        answer = await Device(hub.http, hub.keys, "tablet-01").join()
        assert (answer.status_code, answer.json()["error"]["number"]) == (500, 150)
        assert "secret" not in answer.text

    with_hub(work, Failing())


def test_the_hub_and_a_site_share_one_address() -> None:
    from starlette.applications import Starlette
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    async def page(_: object) -> PlainTextResponse:
        return PlainTextResponse("the site")

    site = Starlette(routes=[Route("/{path:path}", page)])

    async def work(hub: Hub) -> None:
        for path in ("/health", "/visites/loos/health", "/visites/loos/openapi.json"):
            answer: httpx.Response = await hub.http.get(path)
            assert answer.headers["content-type"] == "application/json"
        for path in ("/", "/visites/loos/", "/healthy", "/v1", "/visites/health", "/e/v1/x"):
            assert (await hub.http.get(path)).text == "the site"
        assert (await hub.http.get("/visites/loos/v1/events")).status_code == 401

    with_hub(work, site=site, base="/visites/loos/")
