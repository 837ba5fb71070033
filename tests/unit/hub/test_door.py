"""Who is let in, and how often one may try."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.hub.hubs import VISIT, Device, Hub, with_hub
from visit_guide.domain.keys import derive
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.limits import Budget, Limits


async def refused(device: Device) -> int:
    """The number with which ``device`` is refused; 0 when it is let in."""
    answer = await device.join()
    return int(answer.json()["error"]["number"]) if answer.is_error else 0


def test_a_participant_is_let_in_with_the_code_however_it_is_typed() -> None:
    async def work(hub: Hub) -> None:
        code = hub.keys.code
        for number, typed in enumerate((code, code.lower(), f" {code[:3]}-{code[3:]} ")):
            device = Device(hub.http, replace(hub.keys, code=typed), f"tablet-{number}")
            answer = await device.join()
            assert answer.json()["role"] == "participant"
            assert answer.json()["group"]["public"] == hub.keys.public.hex()

    with_hub(work)


def test_a_wrong_code_or_key_is_refused() -> None:
    async def work(hub: Hub) -> None:
        assert await refused(Device(hub.http, replace(hub.keys, code="AAAAAA"), "tablet-01")) == 110
        wrong = replace(hub.keys, proof="0" * 64)
        assert await refused(Device(hub.http, wrong, "leader-01", "facilitator")) == 111

    with_hub(work)


def test_neither_answers_nor_refusals_hold_a_secret() -> None:
    async def work(hub: Hub) -> None:
        device = Device(hub.http, hub.keys, "leader-01", "facilitator")
        told = (await device.join()).text + (await device.ask("GET", "/v1/group/export")).text
        assert hub.keys.proof not in told
        assert device.token not in told
        group = hub.store.groups()[0]
        assert group.proof_hash not in told

    with_hub(work)


def test_an_author_or_token_of_another_is_refused() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        assert await refused(Device(hub.http, hub.keys, "tablet-01")) == 112
        assert await refused(Device(hub.http, hub.keys, "tablet-02", token=tablet.token)) == 112
        assert (
            await refused(Device(hub.http, hub.keys, "tablet-01", "facilitator", token=tablet.token)) == 112
        )
        assert await refused(tablet) == 0

    with_hub(work)


def test_a_closed_group_lets_only_facilitators_and_its_own_in() -> None:
    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        hub.store.close_group(hub.keys.group, 1.0)
        assert await refused(tablet) == 0
        assert await refused(Device(hub.http, hub.keys, "tablet-02")) == 114
        assert await refused(Device(hub.http, hub.keys, "leader-01", "facilitator")) == 0

    with_hub(work)


def test_a_full_group_still_lets_a_facilitator_in() -> None:
    async def work(hub: Hub) -> None:
        await hub.device("tablet-01")
        assert await refused(Device(hub.http, hub.keys, "tablet-02")) == 113
        assert await refused(Device(hub.http, hub.keys, "leader-01", "facilitator")) == 0

    with_hub(work, limits=Limits(members=1))


def test_guessing_codes_is_slowed_down_and_keeps_no_facilitator_out() -> None:
    async def work(hub: Hub) -> None:
        for number in range(5):
            assert (
                await refused(Device(hub.http, replace(hub.keys, code=f"AAAAA{number}"), "guess-001")) == 110
            )
        answer = await Device(hub.http, hub.keys, "guess-001").join()
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) >= 1
        assert await refused(Device(hub.http, hub.keys, "leader-01", "facilitator")) == 0

    with_hub(work, limits=Limits(failures=5))


def test_a_device_asks_only_so_often() -> None:
    async def work(hub: Hub) -> None:
        tablet, other = await hub.device("tablet-01"), await hub.device("tablet-02")
        statuses = [(await tablet.ask("GET", "/v1/group")).status_code for _ in range(5)]
        assert statuses == [200, 200, 200, 429, 429]
        assert (await other.ask("GET", "/v1/group")).status_code == 200

    with_hub(work, limits=Limits(requests=3))


def test_participants_are_let_in_only_so_fast() -> None:
    async def work(hub: Hub) -> None:
        found = [await refused(Device(hub.http, hub.keys, f"tablet-0{n}")) for n in range(4)]
        assert found == [0, 0, 0, 102]

    with_hub(work, limits=Limits(joins=3))


OTHER_KEY = "22222-22222-22222-22222-2222B"


def test_a_group_is_made_over_the_network_with_the_organiser_s_key_only() -> None:
    async def work(hub: Hub) -> None:
        keys = derive(OTHER_KEY)
        body = {"visit": VISIT, "public": keys.public.hex(), "proof": keys.proof}

        async def make(key: str) -> int:
            return (await hub.http.post("/v1/groups", json=body | {"organiser_key": key})).status_code

        assert [await make("wrong"), await make("right"), await make("right")] == [403, 200, 409]
        assert await refused(Device(hub.http, keys, "leader-01", "facilitator")) == 0

    with_hub(work, organiser_key="right")


def test_without_an_organiser_s_key_nobody_makes_groups_over_the_network() -> None:
    async def work(hub: Hub) -> None:
        body = {"organiser_key": "x", "visit": VISIT, "public": "0" * 64, "proof": "0" * 64}
        assert (await hub.http.post("/v1/groups", json=body)).status_code == 403

    with_hub(work)


def test_a_budget_is_spent_and_comes_back_evenly() -> None:
    now = 0.0
    budget = Budget(2, clock=lambda: now)
    budget.spend("a")
    budget.check("a")
    budget.spend("a")
    with pytest.raises(Refusal) as refusal:
        budget.spend("a")
    assert refusal.value.fault is Fault.TOO_MANY_REQUESTS
    assert refusal.value.retry_after == pytest.approx(30)
    budget.spend("b")
    now = 30.0
    budget.spend("a")
    with pytest.raises(Refusal):
        budget.check("a")


def test_a_budget_remembers_so_many_names_only() -> None:
    budget = Budget(1, clock=lambda: 0.0, names=2)
    for name in "abc":
        budget.spend(name)
    budget.spend("a")  # forgotten as the longest unused
    with pytest.raises(Refusal):
        budget.spend("c")
