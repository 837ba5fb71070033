"""The papers that a console gets from the hub: those of `visit-guide report`, made beside it."""

from __future__ import annotations

import asyncio
import io
import json
import secrets
import shutil
import threading
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.hub_process import HubProcess
from tests.simulated_group import SimulatedGroup, simulate
from visit_guide import bundle
from visit_guide.adapters.transport_native import NativeTransport
from visit_guide.cli import main
from visit_guide.commands import papers
from visit_guide.commands.papers import ReportMaker, maker_for
from visit_guide.content.compiler import compile_content
from visit_guide.domain.events import pack
from visit_guide.domain.guide import Guide
from visit_guide.domain.keys import derive, draw_key
from visit_guide.errors import ContentError, HubError
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.sql import SqlStore
from visit_guide.hub.store import Group, hashed
from visit_guide.messages import Catalogue
from visit_guide.publish.report.make import make_report
from visit_guide.services.group_journal import without_names
from visit_guide.services.hub_client import PAPERS_NOTE, HubClient

CONTENT = Path(__file__).parents[2] / "content"
T = Catalogue("fr", "tools")
KEY = draw_key(lambda count: bytes(range(count)))


@cache
def guide() -> Guide:
    found = compile_content(CONTENT).guide
    assert found is not None
    return found


@cache
def day() -> SimulatedGroup:
    return simulate(guide(), people=3, seed=2, group=derive(KEY).group)


def group(visit: str = "") -> Group:
    keys = derive(KEY)
    return Group(
        id=keys.group,
        code=keys.code,
        visit=visit or day().visit,
        public=keys.public.hex(),
        proof_hash=hashed(keys.proof),
        created=0.0,
        expires=9e9,
    )


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is read of a built edition."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "edition.json").write_text(json.dumps({"edition": "abc", "base": "/", "files": []}))
    (folder / "e" / "abc").mkdir(parents=True)
    with zipfile.ZipFile(folder / "e" / "abc" / "app.zip", "w") as program:
        program.writestr("guide.bundle", bundle.dumps(guide()))
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("report")
    return {
        p.relative_to(out).as_posix(): p.read_bytes() for p in make_report(guide(), day().arrived, out).files
    }


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_they_are_what_the_command_writes(edition: Path, expected: dict[str, bytes]) -> None:
    for maker in (maker_for(CONTENT, None, T), maker_for(None, edition, T)):
        assert maker is not None
        made = maker.make(group(), day().arrived, names=True)
        assert files_of(made) == expected
        assert made == maker.make(group(), day().history, names=True), "the same events, the same bytes"


def test_what_no_font_draws_is_told_in_a_file_of_its_own(edition: Path) -> None:
    maker = maker_for(None, edition, T)
    assert maker is not None
    named = [
        replace(event, data=pack(dict(event.data) | {"name": "Ana 😀"})) if event.text("name") else event
        for event in day().arrived
    ]
    found = files_of(maker.make(group(), named, names=True))
    told = found[PAPERS_NOTE].decode("utf-8")
    assert "emargement.pdf\u00a0: " in told
    assert "«\u00a0Ana 😀\u00a0»" in told
    assert "«\u00a0□\u00a0»" in told


def test_certificates_that_cannot_be_made_are_told_of_in_it_too(edition: Path) -> None:
    maker = maker_for(None, edition, T)
    assert maker is not None
    nameless = without_names(
        day().arrived, {event.author: f"P{n + 10}" for n, event in enumerate(day().arrived)}
    )
    found = files_of(maker.make(group(), nameless, names=True))
    assert "Pas de certificats" in found[PAPERS_NOTE].decode("utf-8")


def test_without_names_nobody_is_named(edition: Path) -> None:
    maker = maker_for(None, edition, T)
    assert maker is not None
    found = files_of(maker.make(group(), day().arrived, names=False))
    assert set(found) == {"bilan.pdf", "journal.jsonl", "resultats.csv", "resultats.xlsx"}
    for person in day().people:
        assert not person.name or person.name.encode() not in found["journal.jsonl"]


def test_where_there_is_no_content_there_is_no_maker(tmp_path: Path) -> None:
    assert maker_for(None, None, T) is None
    assert maker_for(None, tmp_path, T) is None
    (tmp_path / "itinerary.yaml").write_text("id: [")
    with pytest.raises(ContentError):
        maker_for(tmp_path, None, T)


def refused(maker: ReportMaker | None, visit: str = "") -> Refusal:
    assert maker is not None
    with pytest.raises(Refusal) as said:
        maker.make(group(visit), day().arrived, names=True)
    return said.value


def test_why_there_are_none_is_said_plainly(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(maker_for(None, edition, T), "elsewhere").fault is Fault.OTHER_CONTENT
    assert refused(ReportMaker(day().visit, ("--edition", str(edition)), longest=0.0)).fault is (
        Fault.PAPERS_TOO_MUCH
    )
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    organiser = content / "organiser.yaml"
    maker = maker_for(content, None, T)
    organiser.write_text(organiser.read_text("utf-8") + "\nnonsense: [\n", "utf-8")
    failed = refused(maker)
    assert failed.fault is Fault.PAPERS_FAILED
    assert failed.detail.startswith("Le contenu a des erreurs")
    monkeypatch.setattr(papers, "MOST_BYTES", 10)
    assert refused(maker_for(None, edition, T)).fault is Fault.PAPERS_TOO_MUCH
    monkeypatch.setattr(papers, "_NEEDED", ("no_such_typesetter",))
    assert refused(maker_for(None, edition, T)).fault is Fault.NO_PUBLISHER


def test_a_maker_that_stops_gives_up_what_it_makes(edition: Path) -> None:
    maker = ReportMaker(day().visit, ("--edition", str(edition)))
    threading.Timer(0.2, maker.stop).start()
    assert refused(maker).fault is Fault.UNAVAILABLE
    assert refused(maker).fault is Fault.UNAVAILABLE, "and begins nothing more"


@pytest.fixture
def database(tmp_path: Path) -> None:
    store = SqlStore(str(tmp_path / "visit.sqlite3"))
    assert store.add_group(group())
    store.append(day().arrived)
    store.close()


async def ask(hub: HubProcess) -> bytes:
    """What a facilitator's device gets of the hub."""
    keys, token = derive(KEY), secrets.token_urlsafe(32)
    client = HubClient(NativeTransport(hub.address))
    await client.join(keys.code, "leader-01", token, keys.proof)
    return await client.papers(token, names=True)


@pytest.mark.usefixtures("database")
def test_a_served_edition_makes_them(tmp_path: Path, edition: Path, expected: dict[str, bytes]) -> None:
    hub = HubProcess(tmp_path, "--edition", str(edition))
    try:
        assert files_of(asyncio.run(ask(hub))) == expected
    finally:
        hub.end()


@pytest.mark.usefixtures("database")
def test_a_hub_alone_says_what_it_lacks(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path)
    try:
        with pytest.raises(HubError) as said:
            asyncio.run(ask(hub))
        assert said.value.number == Fault.NO_CONTENT
    finally:
        assert "add --content" in hub.end()[1]


def test_content_alone_is_served_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--content", str(CONTENT), "--lang", "en"]) == 2
    assert "--db" in capsys.readouterr().err
