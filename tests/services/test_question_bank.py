"""Questions that are asked in more than one checklist."""

from pathlib import Path

import pytest
from centre import CALL_CHECKLIST, Centre

from qa_studio.domain.checklist import Method
from qa_studio.errors import Refused
from qa_studio.services.events import Event, QuestionBankChanged
from qa_studio.services.question_bank import BankRow


def of(centre: Centre, code: str) -> list[BankRow]:
    return [row for row in centre.studio.question_bank.rows() if row.asked_in and row.asked_in.code == code]


def test_the_bank_is_never_empty_because_published_checklists_are_in_it(centre: Centre, tmp_path: Path) -> None:
    centre.publish(tmp_path / "other.yaml", CALL_CHECKLIST.replace("checklist: call", "checklist: night"))
    rows = of(centre, "call")
    assert [row.question.code for row in rows] == ["greeting", "solution", "identity"]
    place = rows[0].asked_in
    assert place is not None and (place.number, str(place.title), str(place.section)) == (1, "Call", "All")
    assert (rows[0].used, rows[0].id) == (2, None)
    centre.studio.checklists.retire("night")
    assert of(centre, "night") == [] and of(centre, "call")[0].used == 1


def test_ones_own_questions_stand_first_under_their_topic(centre: Centre) -> None:
    told: list[Event] = []
    centre.studio.events.listen(QuestionBankChanged, told.append)
    bank, questions = centre.studio.question_bank, [row.question for row in of(centre, "call")]
    first, second = bank.add(questions[:2], Method.PERCENTAGE, " Basics ", centre.lead)
    assert bank.add(questions[:2], Method.PERCENTAGE, "Again") == ()
    assert [(row.topic, row.question.code, row.used) for row in bank.rows() if row.id] == [
        ("Basics", "greeting", 1),
        ("Basics", "solution", 1),
    ]
    bank.sort({second: "A first topic"})
    assert [row.id for row in bank.rows()[:2]] == [second, first]
    bank.remove([second])
    assert bank.rows()[0].id == first
    with pytest.raises(Refused, match="no topic"):
        bank.add(questions[2:], Method.PERCENTAGE, " ")
    assert len(told) == 3


def test_a_question_is_found_by_words_of_either_language(centre: Centre) -> None:
    rows = centre.studio.question_bank.rows()

    def found(words: str) -> set[str]:
        return {row.question.code for row in rows if row.speaks_of(words)}

    assert found("ASKS　who") == {"identity"}
    assert "greeting" in found("通话 greets")
    assert found("no such words") == set()
    assert found("") == {row.question.code for row in rows}
