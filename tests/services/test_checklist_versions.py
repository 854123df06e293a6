"""Versions of a checklist: corrections go on quietly, everything else marks the trend."""

from datetime import date
from pathlib import Path

import pytest
from centre import CALL_CHECKLIST, Centre

from qa_studio.domain.checklist_difference import Touches
from qa_studio.domain.checklist_use import ChecklistUse
from qa_studio.domain.scorecard import build_card
from qa_studio.errors import Refused
from qa_studio.services.rows import EvaluationFilter


def file_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "next.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_correction_mends_the_wording_only(centre: Centre, tmp_path: Path) -> None:
    shelf = centre.studio.checklists
    with pytest.raises(Refused, match="greeting: Weight: 1 becomes 2"):
        shelf.import_file(file_of(tmp_path, CALL_CHECKLIST.replace("weight: 1,", "weight: 2,")), correction=True)
    mended = CALL_CHECKLIST.replace("{en: Greets}", "{en: Greets at once}")
    assert shelf.import_file(file_of(tmp_path, mended), correction=True, remark="clearer") == ("call", 2)
    with pytest.raises(Refused, match="no version"):
        shelf.import_file(
            file_of(tmp_path, CALL_CHECKLIST.replace("checklist: call", "checklist: other")), correction=True
        )
    assert [(row.version, row.correction, row.remark) for row in shelf.versions("call")] == [
        (2, True, "clearer"),
        (1, False, ""),
    ]


def test_versions_are_told_apart(centre: Centre, tmp_path: Path) -> None:
    shelf = centre.studio.checklists
    looked = shelf.look_at_file(file_of(tmp_path, CALL_CHECKLIST.replace("weight: 3", "weight: 4")))
    assert (looked.newest, [each.touches for each in looked.changes]) == (1, [Touches.SCORE])
    shelf.publish(looked.checklist, looked.source, centre.lead, remark="heavier")
    new, old = shelf.versions("call")
    assert new.published_by == "Ma Li"
    assert [str(each.words) for each in shelf.compare(old.id, new.id)] == ["Weight: 3 becomes 4"]


def test_trends_are_cut_by_new_versions_and_not_by_corrections(centre: Centre, tmp_path: Path) -> None:
    agent, shelf = centre.agent(), centre.studio.checklists
    texts = [
        CALL_CHECKLIST.replace("{en: Greets}", "{en: Greets at once}"),
        CALL_CHECKLIST.replace("{en: Greets}", "{en: Greets at once, always}"),
        CALL_CHECKLIST.replace("weight: 3", "weight: 4"),
    ]
    centre.evaluate(centre.recording(agent, date(2026, 3, 2)))
    for number, text in enumerate(texts):
        shelf.import_file(file_of(tmp_path, text), correction=number < 2)
        centre.evaluate(centre.recording(agent, date(2026, 3, 3 + number)))
    rows = centre.studio.evaluations.rows(EvaluationFilter())
    assert [(row.version, row.generation) for row in rows] == [(1, 1), (2, 1), (3, 1), (4, 4)]
    card = build_card(rows, (), (), least=2, official=False)
    assert [phase.mark.label for phase in card.phases if phase.mark is not None] == ["v4"]


def test_the_checklist_that_is_meant_for_a_call_is_offered_first(centre: Centre) -> None:
    shelf, east = centre.studio.checklists, centre.agent()
    call = centre.studio.library.get(centre.recording(east, date(2026, 3, 2))).details
    assert not shelf.offered(call)[0].meant
    shelf.meant_for("follow-up", ChecklistUse(teams=frozenset({centre.team()}), queues=frozenset({"sales"})))
    shelf.meant_for("complaint-handling", ChecklistUse(teams=frozenset({centre.team()})))
    shelf.meant_for("call", ChecklistUse(valid_until=date(2026, 3, 1)))
    assert [(each.row.code, each.fits) for each in shelf.offered(call)] == [
        ("follow-up", True),
        ("complaint-handling", True),
        ("inbound-consultation", True),
        ("call", False),
    ]
    assert shelf.use("follow-up").queues == {"sales"}
    with pytest.raises(Refused):
        shelf.meant_for("call", ChecklistUse(valid_from=date(2026, 3, 2), valid_until=date(2026, 3, 1)))
