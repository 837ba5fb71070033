"""`visit-guide group`, and the hub that `visit-guide serve --db` is."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests.hub_process import KEY, HubProcess
from visit_guide.cli import main
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.keys import derive
from visit_guide.domain.people import numbers
from visit_guide.hub.sql import SqlStore

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"


@pytest.fixture(autouse=True)
def french_system_in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def make(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["group", "new", "--visit", "loos", "--format", "json", *more]) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def test_a_new_group_is_told_once_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["group", "new", "--content", str(MINIMAL)]) == 0
    told = capsys.readouterr()
    said = told.out
    assert "que sur cette machine" in told.err
    (line,) = (line for line in said.splitlines() if "avec la clé" in line)
    keys = derive(line.split()[-1])
    assert f"{keys.code[:3]} {keys.code[3:]}" in said
    assert f"http://127.0.0.1:8560/#/groupe/{keys.code}" in said
    assert re.search(r"supprimera ce groupe le (1er|\d+) \w+ 20\d\d\.", said), "as people say a day"
    assert "/#/animation/" in said
    assert "█" in said
    assert main(["group", "list"]) == 0
    listed = capsys.readouterr().out
    assert keys.code in listed
    assert line.split()[-1] not in listed


def test_programs_read_json(capsys: pytest.CaptureFixture[str]) -> None:
    made = make(capsys, "--public-url", "https://visite.example/loos/", "--days", "3")
    assert derive(made["key"]).code == made["code"]
    assert made["participant_link"] == f"https://visite.example/loos/#/groupe/{made['code']}"
    assert made["facilitator_link"] == f"https://visite.example/loos/#/animation/{made['key']}"
    assert main(["group", "list", "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["code"], one["visit"], one["members"], one["closed"]) == (made["code"], "loos", 0, None)
    assert one["expires"] == made["expires"]


def test_the_codes_lead_where_the_links_do(capsys: pytest.CaptureFixture[str]) -> None:
    made = make(capsys, "--qr", "groupe.svg", "--key-qr", "cle.png")
    assert zxingcpp.read_barcode(Image.open("cle.png")).text == made["facilitator_link"]
    drawing = Path("groupe.svg").read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    make(capsys, "--qr", "groupe.png")
    assert "/#/groupe/" in zxingcpp.read_barcode(Image.open("groupe.png")).text


def test_neither_the_key_nor_its_proof_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    made = make(capsys)
    keys = derive(made["key"])
    kept = b"".join(path.read_bytes() for path in Path().glob("visit.sqlite3*"))
    for secret in (made["key"], made["key"].replace("-", ""), keys.proof, keys.seed.hex()):
        assert secret.encode() not in kept


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
def test_the_database_is_its_owner_s_alone(capsys: pytest.CaptureFixture[str]) -> None:
    make(capsys)
    assert stat.S_IMODE(Path("visit.sqlite3").stat().st_mode) == 0o600


def test_a_group_is_made_again_from_its_key_on_another_machine(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cle.txt").write_text(KEY.lower().replace("-", " "))
    made = make(capsys, "--key-file", "cle.txt")
    assert (made["key"], made["id"]) == (KEY, derive(KEY).group)
    assert main(["group", "new", "--visit", "loos", "--key-file", "cle.txt"]) == 2
    assert "existe déjà" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list"], "visit.sqlite3"),
        (["close", "ABCDEF"], "visit.sqlite3"),
        (["new", "--visit", "loos", "--days", "0"], "0"),
        (["new", "--visit", "loos", "--days", "many"], "many"),
        (["new", "--visit", "loos", "--key-file", "nowhere.txt"], "nowhere.txt"),
        (["new", "--visit", "loos", "--key-file", "empty.txt"], "au moins 1 caractère\n"),
        (["new", "--visit", "loos", "--hub", "https://visite.example"], "--organiser-key"),
        (["new", "--visit", "loos", "--qr", "no/such/folder.svg", "--db", "other.sqlite3"], "folder.svg"),
        (["new", "--visit", "loos", "--db", "no/such/visit.sqlite3"], "n’existe pas"),
        (["new", "--visit", "loos", "--public-url", "pas une adresse"], "pas une adresse"),
        (["new", "--content", "nowhere"], "nowhere"),
        (["frobnicate"], "frobnicate"),
        ([], "COMMANDE"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    Path("empty.txt").touch()
    assert main(["group", *arguments]) in (1, 2)
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err


def test_a_text_that_is_no_database_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("notes.txt").write_text("just notes " * 50)
    assert main(["group", "list", "--db", "notes.txt"]) == 1
    assert "base d’un serveur de groupe" in capsys.readouterr().err
    before = sorted(path.name for path in Path().iterdir())
    assert main(["serve", "--db", "notes.txt", "--port", "0"]) == 1
    assert "base d’un serveur de groupe" in capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == before, "nothing is left beside it"


def test_a_group_is_closed_exported_and_deleted(capsys: pytest.CaptureFixture[str]) -> None:
    made = make(capsys)
    assert main(["group", "close", made["code"].lower()]) == 0
    assert main(["group", "export", made["code"], "--out", "tout.json"]) == 0
    assert json.loads(Path("tout.json").read_text(encoding="utf-8"))["group"]["closed"] is not None
    assert main(["group", "export", "ABCDEF"]) == 2
    assert main(["group", "export", made["code"], "--person", "nobody-01"]) == 2
    assert main(["group", "delete", made["code"]]) == 2
    assert "--yes" in capsys.readouterr().err
    assert main(["group", "delete", made["code"], "--yes"]) == 0
    assert main(["group", "list"]) == 0
    assert "Aucun groupe" in capsys.readouterr().out


def test_a_person_is_deleted_on_all_their_devices(capsys: pytest.CaptureFixture[str]) -> None:
    made = make(capsys)

    def event(number: int, author: str, kind: Kind, role: str = "participant", **values: Any) -> Event:
        return Event(
            id=f"{author}-{number}",
            visit="loos",
            group=made["id"],
            author=author,
            clock=number,
            at="2026-05-28T10:00:00+00:00",
            kind=kind.value,
            role=role,
            scope=Scope.GROUP,
            data=pack(values),
        )

    devices = ("tablet-01", "tablet-02", "tablet-03")
    told = {"person": "tablet-01", "other": "tablet-03", "value": True}
    same = event(9, "leader-01", Kind.SAME_PERSON, "facilitator", **told)
    store = SqlStore("visit.sqlite3")
    joined = [event(n, one, Kind.JOINED, name="Ana B.") for n, one in enumerate(devices, start=1)]
    store.append([*joined, same])
    store.close()
    assert main(["group", "delete", made["code"], "--person", "Ana B.", "--yes"]) == 2
    said = capsys.readouterr().err
    assert "plusieurs" in said, "two people of one name stay two"
    for code in ("P01", "P02"):
        assert f"{code}  Ana B.  arrivée le 28 mai 2026 à 12\u00a0h\u00a000" in said, "as on the papers"
    assert main(["group", "delete", made["code"], "--person", "ÂNA  b.", "--yes"]) == 2
    assert "plusieurs" in capsys.readouterr().err, "whatever the accents and capitals"
    assert "--person P01" in said
    assert "tablet-0" not in said, "nobody reads the ids of devices"
    assert main(["group", "export", made["code"], "--person", "p02"]) == 0
    assert "tablet-02" in capsys.readouterr().out
    assert main(["group", "export", made["code"], "--person", "P09"]) == 2
    assert "P09" in capsys.readouterr().err
    assert main(["group", "export", made["code"], "--person", "tablet-03"]) == 0
    assert {one["author"] for one in json.loads(capsys.readouterr().out)["events"]} == {
        "tablet-01",
        "tablet-03",
    }
    assert main(["group", "delete", made["code"], "--person", "tablet-03", "--yes"]) == 0
    assert "P01, Ana B., arrivée le" in capsys.readouterr().out, "whom it was about"
    store = SqlStore("visit.sqlite3")
    left = [one.event for one in store.events(made["id"])]
    store.close()
    assert {one.author for one in left if one.kind == Kind.JOINED} == {"tablet-02"}
    assert numbers(left) == {"tablet-01": 1, "tablet-02": 2, "tablet-03": 3}


def test_times_are_those_of_the_organisers_clocks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The visit's content is here: the papers are made from it too."""
    shutil.copytree(MINIMAL, tmp_path / "content")
    (tmp_path / "content" / "organiser.yaml").write_text("timezone: Indian/Reunion\n", "utf-8")
    assert main(["group", "new", "--content", "content", "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    joined = Event(
        id="e1", visit=made["visit"], group=made["id"], author="tablet-01", clock=1,
        at="2026-05-28T22:30:00+00:00", kind=Kind.JOINED.value, scope=Scope.GROUP,
        data=pack({"name": "Zoé Œuvrard"}),
    )  # fmt: skip
    store = SqlStore("visit.sqlite3")
    store.append([joined])
    store.close()
    assert main(["group", "delete", made["code"], "--person", "zoe  OEUVRARD", "--yes"]) == 0
    assert "P01, Zoé Œuvrard, arrivée le 29 mai 2026 à 2\u00a0h\u00a030" in capsys.readouterr().out


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    (tmp_path / "organiser.txt").write_text("une phrase bien assez longue")
    started = HubProcess(
        tmp_path, "--organiser-key", "organiser.txt", "--public-url", "https://visite.example/"
    )
    started.wait()
    yield started
    if started.process.poll() is None:
        started.end(signal.SIGKILL)


def test_the_command_works_on_a_hub_that_is_running(
    hub: HubProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    """One walk through an organiser's day: make, join, look, delete a person, delete the group, stop."""
    made = make(capsys)
    assert made["participant_link"].startswith("https://visite.example/#/groupe/")
    token, proof = "t" * 43, derive(made["key"]).proof
    body = {"code": made["code"], "author": "tablet-01", "token": token}
    assert hub.ask("POST", "/v1/join", body)[0] == 200
    event = {
        "id": "e" * 32,
        "visit": "loos",
        "group": made["id"],
        "author": "tablet-01",
        "clock": 1,
        "at": "2026-05-28T10:00:00+00:00",
        "kind": "practice",
        "role": "participant",
        "scope": "group",
        "data": {"text": "Zaubernuss"},
    }
    named = event | {"id": "f" * 32, "clock": 2, "kind": "joined", "data": {"name": "Ana B."}}
    status, answer = hub.ask("POST", "/v1/events", {"events": [event, named]}, token=token)
    assert (status, answer["results"][0]["status"]) == (200, "accepted")
    assert main(["group", "export", made["code"], "--person", "ana b."]) == 0
    assert "Zaubernuss" in capsys.readouterr().out
    assert main(["group", "delete", made["code"], "--person", "Ana B.", "--yes"]) == 0
    wait = "/v1/events?wait=10&after="
    assert hub.ask("GET", wait, token=token)[0] in (200, 401)
    for path in hub.database.parent.glob("visit.sqlite3*"):
        assert b"Zaubernuss" not in path.read_bytes()
    lead = body | {"author": "leader-01", "token": "l" * 43, "proof": proof}
    assert hub.ask("POST", "/v1/open", lead)[0] == 200
    assert main(["group", "delete", made["code"], "--yes"]) == 0
    with sqlite3.connect(hub.database) as db:
        assert db.execute("SELECT count(*) FROM events").fetchone() == (0,)
    db.close()
    status, said = hub.end()
    assert status in (0, 130)
    for secret in (token, proof, made["key"], "l" * 43, "Zaubernuss"):
        assert secret not in said
    assert "Traceback" not in said


def test_a_group_is_made_over_the_network(hub: HubProcess, capsys: pytest.CaptureFixture[str]) -> None:
    made = make(capsys, "--hub", hub.address, "--organiser-key", "organiser.txt")
    assert made["participant_link"].startswith(hub.address)
    body = {"code": made["code"], "author": "tablet-01", "token": "t" * 43}
    assert hub.ask("POST", "/v1/join", body)[0] == 200
    Path("wrong.txt").write_text("autre chose")
    new = ["group", "new", "--visit", "loos", "--hub", hub.address]
    assert main([*new, "--organiser-key", "wrong.txt"]) == 2
    assert "mot de passe" in capsys.readouterr().err
    assert main([*new[:-1], "http://127.0.0.1:9", "--organiser-key", "wrong.txt"]) == 1


def test_waiting_tablets_do_not_hold_up_the_end(hub: HubProcess, capsys: pytest.CaptureFixture[str]) -> None:
    import threading
    import time

    made = make(capsys)
    body = {"code": made["code"], "author": "tablet-01", "token": "t" * 43}
    assert hub.ask("POST", "/v1/join", body)[0] == 200
    found: list[int] = []
    waiting = threading.Thread(
        target=lambda: found.append(hub.ask("GET", "/v1/events?wait=25", token="t" * 43)[0])
    )
    waiting.start()
    time.sleep(0.3)
    began = time.monotonic()
    status, said = hub.end()
    waiting.join()
    assert (status in (0, 130), found) == (True, [200])
    assert time.monotonic() - began < 5
    assert "timeout" not in said


def test_a_second_hub_on_the_same_database_is_refused(
    hub: HubProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--db", str(hub.database), "--port", "0"]) == 1
    assert "autre relais" in capsys.readouterr().err


def certificate(folder: Path) -> None:
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run(
        [*command, "-keyout", "key.pem", "-out", "cert.pem"], cwd=folder, check=True, capture_output=True
    )


def test_a_certificate_makes_it_https(tmp_path: Path) -> None:
    try:
        certificate(tmp_path)
    except FileNotFoundError:
        pytest.skip("no openssl here to make a certificate")
    started = HubProcess(tmp_path, "--tls-cert", "cert.pem", "--tls-key", "key.pem")
    try:
        assert started.address.startswith("https://127.0.0.1:")
        started.wait()
        assert started.ask("GET", "/health")[1]["status"] == "ok"
    finally:
        started.end()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tls-cert", "nowhere.pem"], "n’y a pas de fichier nowhere.pem"),
        (["--public-url", "http://pas une adresse"], "n’est pas une adresse"),
        (["--tls-key", "nowhere.pem"], "--tls-cert"),
        (["--public-url", "visite.example"], "visite.example"),
        (["--retention-days", "0"], "0"),
        (["--organiser-key", "nowhere.txt"], "nowhere.txt"),
        (["--edition", "nowhere"], "nowhere"),
    ],
)
def test_what_a_hub_cannot_use_is_said(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["serve", "--db", "visit.sqlite3", "--port", "0", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_short_organiser_s_password_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("short.txt").write_text("abc\n")
    assert main(["serve", "--db", "visit.sqlite3", "--port", "0", "--organiser-key", "short.txt"]) == 2
    assert "16" in capsys.readouterr().err


def test_a_database_where_no_folder_is_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--db", "no/such/visit.sqlite3", "--port", "0"]) == 1
    told = capsys.readouterr().err
    assert "no/such/visit.sqlite3" in told
    assert "Traceback" not in told


def test_where_to_listen_is_asked_for_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--help"]) == 0
    assert "--host ADRESSE" in capsys.readouterr().out
