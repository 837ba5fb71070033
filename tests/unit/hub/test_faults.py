from __future__ import annotations

from tools import hub_errors

from visit_guide.hub.faults import Fault


def test_the_page_of_numbers_is_up_to_date() -> None:
    assert hub_errors.TARGET.read_text(encoding="utf-8") == hub_errors.table()


def test_every_fault_has_words_and_a_status() -> None:
    for fault in Fault:
        assert fault.message
        assert fault.status >= 400
