"""The arithmetic behind the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench import measure, run
from bench.measure import Sample, Table, repeat


def test_percentiles_are_values_that_were_measured() -> None:
    sample = Sample(tuple(float(value) for value in range(1, 21)))
    assert sample.percentile(95) == 19.0
    assert sample.percentile(100) == sample.worst == 20.0
    assert sample.percentile(0) == 1.0
    assert sample.median == 10.5


def test_nothing_measured_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Sample(())


def test_warmups_do_not_count() -> None:
    values = iter([9.0, 1.0, 2.0, 3.0])
    assert repeat(lambda: next(values), runs=3, warmups=1).values == (1.0, 2.0, 3.0)


def test_a_table_compares_with_its_first_row_and_names_the_aim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "RESULTS", tmp_path)
    table = Table("opening", "Opening the guide", aim=0.15)
    table.add("small", Sample((0.1,)))
    table.add("large", Sample((0.1, 0.2, 0.3)))
    first, *_, large, verdict = table.text().splitlines()
    assert first == "Opening the guide"
    assert large.split() == ["large", "3", "200.0", "300.0", "300.0", "2.00"]
    assert verdict == "aim: 150.0 ms: missed"
    saved = json.loads(table.save().read_text(encoding="utf-8"))
    assert [row["median"] for row in saved["rows"]] == [0.1, 0.2]


def test_benches_are_found_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert "check" in run.names()
    assert run.main(["--list"]) == 0
    assert "check" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        run.main(["nonsense"])
    assert "no such bench: nonsense" in capsys.readouterr().err
