"""Evaluations from a file, and what is printed of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command_shell import Shell
from openpyxl import load_workbook
from pypdf import PdfReader

from qa_studio.bootstrap import open_studio
from qa_studio.domain.evaluation import EvaluationId

Answers = Callable[..., Path]


@pytest.fixture
def ready(library: Shell, example: Path) -> Shell:
    """Three calls and the example checklist."""
    library.json("checklist", "import", example)
    return library


def evaluate(shell: Shell, file: Path, *more: object, recording: int = 1, by: str = "Zhang Wei") -> tuple[object, ...]:
    line = ("evaluate", recording, "--checklist", "inbound-consultation", "--answers", file, "--inspector", by)
    return (*line, *more)


def test_answers_become_a_frozen_evaluation_by_a_new_inspector(ready: Shell, answers: Answers) -> None:
    assert ready.json(*evaluate(ready, answers())) == {"evaluation": 1, "score": 80.0, "verdict": "pass"}
    studio = open_studio(ready.workspace)
    try:
        assert [person.name for person in studio.people.persons()] == ["Zhang Wei"]
        view = studio.evaluations.view(EvaluationId(1))
        assert (str(view.evaluation.score), view.evaluation.band) == ("80.00", "Pass")
    finally:
        studio.close()
    assert [row["state"] for row in ready.json("recordings") if row["id"] == 1] == ["done"]


def test_an_inspector_who_is_known_is_not_added_again(ready: Shell, answers: Answers) -> None:
    for recording in (1, 2):
        ready.json(*evaluate(ready, answers(), recording=recording))
    studio = open_studio(ready.workspace)
    try:
        assert len(studio.people.persons()) == 1
    finally:
        studio.close()


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("  identity: yes\n", "", "identity"),
        ("comments: {greeting: Company not named}\n", "", "greeting"),
        ("evidence: {greeting: [[0.2, 1.8]]}\n", "", "greeting"),
        ("[[0.2, 1.8]]", "[[0.2, 61.8]]", "behind the end"),
        ("checklist: inbound", "checklist: outbound", "outbound"),
    ],
)
def test_what_the_window_would_refuse_is_refused(
    ready: Shell, answers: Answers, old: str, new: str, about: str
) -> None:
    said = ready(*evaluate(ready, answers((old, new))))
    assert (said.status, said.out) == (1, "")
    assert about in said.err
    assert ready("report", "evaluation", 1, "-o", ready.workspace.parent / "x.pdf").status == 1, "nothing was kept"


def test_recordings_and_checklists_that_are_not_there_are_said(ready: Shell, answers: Answers) -> None:
    assert ready(*evaluate(ready, answers(), recording=99)).err.startswith("There is no recording 99.")
    said = ready("evaluate", 1, "--checklist", "missing", "--answers", answers(), "--inspector", "Zhang Wei")
    assert (said.status, said.err.startswith("There is no checklist missing.")) == (1, True)
    assert ready(*evaluate(ready, answers(), by=" ")).status == 1


def test_a_checklist_of_200_questions(ready: Shell, tmp_path: Path) -> None:
    questions = "".join(
        f"      - {{code: q{number}, text: {{en: Question {number}}}, kind: choice, "
        f"options: [{{code: yes, score: 100}}, {{code: no, score: 0}}]}}\n"
        for number in range(200)
    )
    long = tmp_path / "long.yaml"
    long.write_text(
        "checklist: long\ntitle: {en: Long}\nscoring: {method: percentage, pass_mark: 80}\nsections:\n"
        f"  - code: all\n    title: {{en: All}}\n    questions:\n{questions}",
        "utf-8",
    )
    ready.json("checklist", "import", long)
    file = tmp_path / "long-answers.yaml"
    given = "".join(f"  q{number}: {'no' if number % 10 == 0 else 'yes'}\n" for number in range(200))
    file.write_text(f"checklist: long\nanswers:\n{given}", "utf-8")
    said = ready.json("evaluate", 1, "--checklist", "long", "--answers", file, "--inspector", "Li")
    assert (said["score"], said["verdict"]) == (90.0, "pass")
    out = tmp_path / "long.pdf"
    pages = ready.json("report", "evaluation", said["evaluation"], "-o", out)["pages"]
    assert pages == len(PdfReader(out).pages) > 3


def test_the_papers_of_an_evaluation(ready: Shell, answers: Answers, tmp_path: Path) -> None:
    evaluation = ready.json(*evaluate(ready, answers()))["evaluation"]
    for language, wording in (("en", "Confirms the customer's identity"), ("zh_CN", "热情问候")):
        out = tmp_path / f"{language}.pdf"
        given = ready.json("report", "evaluation", evaluation, "-o", out, "--language", language)
        pages = PdfReader(out).pages
        assert given == {"path": str(out), "pages": len(pages)}
        text = "".join("".join(page.extract_text() for page in pages).split())
        assert "".join(wording.split()) in text
    out = tmp_path / "evaluation.xlsx"
    assert ready.json("report", "evaluation", evaluation, "-o", out)["pages"] == len(load_workbook(out).sheetnames)


def test_scorecards_and_the_register(ready: Shell, answers: Answers, tmp_path: Path) -> None:
    table = tmp_path / "calls" / "calls.csv"
    table.write_text(
        "file,start,agent_id,agent,team\n"
        + "".join(f"call-{number}.wav,2026-03-0{number + 1} 10:00,601,Wang Fang,East\n" for number in range(3)),
        "utf-8",
    )
    ready.json("import", tmp_path / "calls", "--metadata", table)
    ready.json(*evaluate(ready, answers()))
    for who in (("--agent", "601"), ("--agent", "Wang Fang"), ("--team", "East")):
        out = tmp_path / "card.pdf"
        given = ready.json("report", "scorecard", *who, "--from", "2026-03-01", "--to", "2026-03-31", "-o", out)
        assert given["pages"] == len(PdfReader(out).pages)
    assert ready.json("report", "actions", "-o", tmp_path / "actions.pdf")["pages"] == 1
    assert ready.json("report", "actions", "-o", tmp_path / "actions.xlsx")["pages"] == 1


@pytest.mark.parametrize("name", ["out.doc", "out", "missing/out.pdf", "calls"])
def test_papers_that_cannot_be_written_are_refused(ready: Shell, tmp_path: Path, name: str) -> None:
    said = ready("report", "actions", "-o", tmp_path / name)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_a_period_that_ends_before_it_begins_is_refused(ready: Shell, tmp_path: Path) -> None:
    said = ready(
        "report", "scorecard", "--team", "x", "--from", "2026-03-02", "--to", "2026-03-01", "-o", tmp_path / "x.pdf"
    )
    assert said.status == 1
