from __future__ import annotations

import asyncio
import time

from tests.unit.hub.hubs import STEP, Hub, with_hub


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
