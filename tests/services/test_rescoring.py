"""Stored evaluations are held against what their answers give; whatever does not follow from them is named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from centre import Centre

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.rescoring import Part
from qa_studio.errors import Cancelled
from qa_studio.services.progress import Quiet
from qa_studio.services.rescoring import CheckedScores, wrong_scores_in_words
from qa_studio.texts import catalogue


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    made = Centre.founded(tmp_path / "centre")
    yield made
    made.studio.close()


@pytest.fixture
def evaluation(centre: Centre) -> EvaluationId:
    """A call that lost marks and one that fails the form, after it."""
    found = centre.evaluate(centre.recording(), greeting="no", solution="partly")
    centre.evaluate(centre.recording(), identity="no")
    return found


def check(centre: Centre) -> CheckedScores:
    return centre.studio.score_check.run(Quiet())


def forge(centre: Centre, *statements: str) -> None:
    """What the owner of the file can do: take the seals off."""
    with closing(sqlite3.connect(Path(centre.studio.place) / "workspace.sqlite3")) as file, file:
        triggers = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'evaluation%'")
        for (trigger,) in triggers.fetchall():
            file.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            file.execute(statement)


def test_what_the_program_stored_follows_from_its_answers(centre: Centre, evaluation: EvaluationId) -> None:
    again = centre.studio.inspections.reopen(evaluation, "heard again", centre.inspector)
    centre.studio.inspections.answer(again, "solution", "yes")
    corrected = centre.studio.inspections.complete(again)
    centre.studio.inspections.withdraw(corrected, "another call", centre.lead)
    found = check(centre)
    assert found == CheckedScores(4, ())
    assert wrong_scores_in_words(found, catalogue("en")) == ["4 evaluations, each as its answers give"]


FORGED = (
    (Part.SCORE, "UPDATE evaluations SET score = '95.00'"),
    (Part.SCORE, "UPDATE evaluations SET score = 'full marks'"),
    (Part.SCORE, "UPDATE evaluations SET score = NULL"),
    (Part.SCORE_BEFORE_FAIL, "UPDATE evaluations SET score_before_fail = '95.00'"),
    (Part.CRITICAL_SCORE, "UPDATE evaluations SET critical_score = '0.00'"),
    (Part.VERDICT, "UPDATE evaluations SET verdict = 'pass'"),
    (Part.BAND, "UPDATE evaluations SET band = 'Excellent'"),
    (Part.QUESTIONS, "UPDATE evaluation_outcomes SET lost = 0"),
    (Part.QUESTIONS, "DELETE FROM evaluation_outcomes"),
    (Part.ANSWERS, "UPDATE evaluations SET answers = json_remove(answers, '$.values.identity')"),
    (Part.ANSWERS, "UPDATE evaluations SET answers = '{\"values\": 7}'"),
    (Part.ANSWERS, "UPDATE evaluations SET answers = json_set(answers, '$.values.identity', json('[[1]]'))"),
)


def test_what_was_forged_is_named(centre: Centre, evaluation: EvaluationId) -> None:
    forged = {centre.evaluate(centre.recording(), greeting="no", solution="partly"): each for each in FORGED}
    statements = (
        f"{statement} WHERE {'evaluation_id' if 'outcomes' in statement else 'id'} = {number}"
        for number, (_, statement) in forged.items()
    )
    forge(centre, *statements)
    wrong = {each.stored.id: each.parts for each in check(centre).wrong}
    assert wrong.keys() == forged.keys()
    assert [part for number, (part, _) in forged.items() if part not in wrong[number]] == []


def test_it_says_what_it_is_instead_of_what(centre: Centre, evaluation: EvaluationId) -> None:
    forge(centre, f"UPDATE evaluations SET score = '95.00', verdict = 'pass' WHERE id = {evaluation}")
    assert wrong_scores_in_words(check(centre), catalogue("en")) == [
        f"Evaluation {evaluation} (Zhang Wei): score 95.00 instead of 37.50, verdict Pass instead of Fail",
        "1 of 2 evaluations differ from their answers",
    ]


def test_looking_can_be_stopped(centre: Centre, evaluation: EvaluationId) -> None:
    progress = Quiet()
    progress.cancel()
    with pytest.raises(Cancelled):
        centre.studio.score_check.run(progress)
