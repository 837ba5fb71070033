"""What the system refuses is said in the reader's language."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from visit_guide.adapters.reasons import reason_of
from visit_guide.messages import Catalogue


def test_known_reasons_are_said_in_the_reader_s_language(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as missing:
        (tmp_path / "no" / "such").read_bytes()
    assert reason_of(missing.value, Catalogue("fr", "tools")) == "ce fichier ou ce dossier n’existe pas"
    assert reason_of(missing.value, Catalogue("en", "tools")) == "there is no such file or folder"


def test_others_keep_the_system_s_own() -> None:
    odd = OSError(errno.EIO, "Input/output error")
    assert reason_of(odd, Catalogue("fr", "tools")) == "Input/output error"
