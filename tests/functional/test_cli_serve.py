"""`visit-guide serve`, where it cannot serve."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from visit_guide.cli import main
from visit_guide.commands import serve


@pytest.fixture
def edition(tmp_path: Path) -> str:
    """A folder that looks like an edition."""
    (tmp_path / "edition.json").write_text(json.dumps({"base": "/"}))
    (tmp_path / "index.html").write_text("<p>Bonjour</p>")
    return str(tmp_path)


def test_a_port_that_was_asked_for_is_that_one_or_none(
    edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        assert main(["serve", "--edition", edition, "--port", str(taken)]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert f"le port {taken} est pris" in told.err
    assert "--port" in told.err


def test_the_usual_port_is_that_one_or_none_too_when_it_was_asked_for(
    edition: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(serve, "DEFAULT_PORT", taken)
        assert main(["serve", "--edition", edition, "--port", str(taken)]) == 2
    assert f"le port {taken} est pris" in capsys.readouterr().err
