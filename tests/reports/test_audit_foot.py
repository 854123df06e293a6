"""The head of the audit trail at the foot of every page."""

from typing import Any

import pytest

from qa_studio.domain.audit import TrailHead

HEAD = TrailHead(1284, "3f9a2c" + "07" * 29)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Audit trail 1284:3f9a2c0707070707"), ("zh_CN", "1284:3f9a2c07")]
)
def test_every_page_of_every_pdf_bears_it(press: Any, office: Any, language: str, words: str) -> None:
    how = office.imprint(language, trail=HEAD)
    for printed in (
        press.evaluation(office.evaluation(), how),
        press.scorecard(office.scorecard(), how),
        press.actions(office.actions(60), how),
        press.causes(office.causes(), how),
    ):
        assert all(words in text for text in printed.texts)
        assert printed.reader.metadata["/Keywords"] == f"audit {HEAD}"


def test_a_trail_without_events_is_not_printed(press: Any, office: Any) -> None:
    printed = press.causes(office.causes(), office.imprint())
    assert "Audit" not in "".join(printed.texts)
