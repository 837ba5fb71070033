"""Any request the description allows, and any it does not: no failure inside, no answer it does not name."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator

import pytest
import schemathesis
import uvicorn
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection

from tests.unit.hub.hubs import KEY, VISIT
from visit_guide.domain.keys import derive
from visit_guide.hub.app import hub_app
from visit_guide.hub.desk import Desk
from visit_guide.hub.limits import Limits
from visit_guide.hub.making import make_group
from visit_guide.hub.memory import MemoryStore
from visit_guide.hub.routes import router
from visit_guide.hub.store import Member, hashed

MANY = 10**9
OPEN = Limits(requests=MANY, failures=MANY, joins=MANY, longest_wait=0.0)
ORGANISER = "une phrase bien assez longue"


class Served:
    """A hub behind a real socket, with a facilitator's token that works whatever was deleted."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        desk = Desk(self.store, OPEN)
        config = uvicorn.Config(
            hub_app(desk, organiser_key=ORGANISER), port=0, log_level="critical", ws="none"
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        self.url = f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}"

    def token(self) -> str:
        """The token of a facilitator of a group that is there."""
        keys = derive(KEY)
        make_group(self.store, visit=VISIT, days=1, key=KEY)
        token = secrets.token_urlsafe(32)
        author = f"leader-{token[:8].strip('-_')}"
        member = Member(
            token_hash=hashed(token), group=keys.group, author=author, role="facilitator", joined=0.0
        )
        assert self.store.add_member(member)
        return token

    def stop(self) -> None:
        """End the server."""
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    hub = Served()
    yield hub
    hub.stop()


FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def api(served: Served) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{served.url}/openapi.json")


def described() -> list[tuple[str, str]]:
    """What the hub answers, as (method, path)."""
    found: list[tuple[str, str]] = []
    for route in router.routes:
        assert isinstance(route, APIRoute)
        found += [(method.lower(), route.path) for method in route.methods]
    return sorted(found)


@pytest.mark.parametrize("right", [False, True], ids=["stranger", "facilitator"])
@pytest.mark.parametrize(("method", "path"), described())
def test_every_answer_is_one_that_is_described(
    api: schemathesis.BaseSchema, served: Served, method: str, path: str, right: bool
) -> None:
    """No failure inside, whatever is asked, in the right shape or in a wrong one."""
    operation = api[path][method]
    asked = st.one_of(
        operation.as_strategy(generation_mode=mode)
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    )

    @FEW
    @given(asked)
    def ask(case: schemathesis.Case) -> None:
        headers = {"Authorization": f"Bearer {served.token()}"} if right else {}
        # What an address asks for beyond what it knows is passed over, as anywhere on the web.
        case.call_and_validate(headers=headers, excluded_checks=[negative_data_rejection])

    ask()
