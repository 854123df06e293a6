"""Checklists as files, and what an answers file scores."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_shell import Shell
from format_example import OUTCOME
from openpyxl import load_workbook

Answers = Callable[..., Path]
BUILT_IN = ["inbound-consultation", "complaint-handling", "follow-up"]
"""Of the checklists that come with the program those that a new workspace has."""


def test_the_example_scores_as_the_format_says(qa: Shell, example: Path, answers: Answers) -> None:
    printed = qa.anywhere("score", example, answers(), "--json").json
    trace = printed.pop("trace")
    assert printed == OUTCOME
    assert trace[0] == "greeting: partly earns 50% of weight 4 = 2"


def test_a_score_is_explained_in_the_words_of_the_checklist(qa: Shell, example: Path, answers: Answers) -> None:
    explained = qa.anywhere("score", example, answers(), "--explain").out
    assert "1.1  Greets warmly with the standard opening: Partly, 50% of 2.6667 = 1.3333" in explained
    assert "1  Opening: 80% of 10 = 8" in explained
    assert "Nothing to round: 80.00" in explained
    assert "dead-air:" not in explained


def test_the_same_answers_are_counted_in_other_ways(qa: Shell, example: Path, answers: Answers) -> None:
    compared = qa.anywhere("score", example, answers(), "--compare", "--json").json["compared"]
    assert {each["code"]: each["score"] for each in compared} == {
        "own": 80.0,
        "percentage-form": 80.0,
        "percentage-section": 80.0,
        "percentage-questions": 80.0,
        "questions-equal": 75.0,
        "sections-equal": 80.0,
        "points": 80.0,
        "base": 80.0,
    }
    said = qa.anywhere("score", example, answers(("identity: yes", "identity: no")), "--compare").out
    assert "0.00, 40.00 before the fail\tFail\tThis checklist: percentage\tAs this checklist counts" in said


def test_a_fatal_answer_fails_the_form_and_keeps_the_score_before(qa: Shell, example: Path, answers: Answers) -> None:
    result = qa.anywhere("score", example, answers(("identity: yes", "identity: no")), "--json").json
    assert (result["score"], result["score_before_fail"], result["verdict"]) == (0.0, 40.0, "fail")
    assert result["failed_by"] == ["identity"]


def test_what_is_still_missing_is_listed_and_no_failure(qa: Shell, example: Path, answers: Answers) -> None:
    file = answers(("  identity: yes\n", ""), ("comments: {greeting: Company not named}\n", ""))
    said = qa.anywhere("score", example, file, "--json")
    assert said.status == 0
    assert (said.json["unanswered"], said.json["missing_comment"]) == (["identity"], ["greeting"])


def test_a_number_above_all_ranges_is_worth_nothing(qa: Shell, example: Path, answers: Answers) -> None:
    limited = example.read_text("utf-8").replace("{up_to: 15, score: 50}, {score: 0}]", "{up_to: 15, score: 50}]")
    example.write_text(limited, "utf-8")
    result = qa.anywhere("score", example, answers(("hold: 7.5", "hold: 15.5")), "--json").json
    assert (result["score"], result["unanswered"]) == (73.33, [])  # 11 of 15


@pytest.mark.parametrize(
    ("old", "new", "said_about"),
    [
        ("checklist: inbound", "checklist: outbound", "outbound-consultation"),
        ("greeting: partly", "greeting: maybe", "yes, partly, no, na"),
        ("hold: 7.5", "hold: long", "hold"),
        ("[[0.2, 1.8]]", "[[1.8, 0.2]]", "Evidence"),
        ("  dead-air: yes", "  dead_air: yes", "dead_air"),
    ],
)
def test_wrong_answers_are_refused_with_their_line(
    qa: Shell, example: Path, answers: Answers, old: str, new: str, said_about: str
) -> None:
    said = qa.anywhere("score", example, answers((old, new)))
    assert (said.status, said.out) == (1, "")
    assert "Line " in said.err
    assert said_about in said.err


def test_a_good_file_has_no_problems(qa: Shell, example: Path) -> None:
    said = qa.anywhere("checklist", "check", example, "--json")
    assert (said.status, said.json) == (0, {"problems": []})


def test_every_problem_is_told_with_line_and_code(qa: Shell, example: Path) -> None:
    text = example.read_text("utf-8").replace("weight: 6", "weight: -6").replace("kind: number", "kind: numbr")
    example.write_text(text, "utf-8")
    said = qa.anywhere("checklist", "check", example, "--json")
    assert said.status == 1
    found = {(problem["code"], problem["line"]) for problem in said.json["problems"]}
    lines = text.splitlines()
    assert found == {
        ("identity", 1 + lines.index("        weight: -6")),
        ("hold", 1 + lines.index("        kind: numbr")),
    }
    assert all(problem["message"] for problem in said.json["problems"])
    assert f"{example}:{1 + lines.index('        weight: -6')}:" in qa.anywhere("checklist", "check", example).out


def test_a_new_workspace_has_the_built_in_ones_in_both_languages(library: Shell) -> None:
    english = {row["code"]: row["title"] for row in library.json("checklist", "list", "--language", "en")}
    chinese = {row["code"]: row["title"] for row in library.json("checklist", "list", "--language", "zh_CN")}
    assert set(english) == set(chinese) == {"inbound-consultation", "complaint-handling", "follow-up"}
    assert all(english[code].isascii() and not chinese[code].isascii() for code in english)


def test_the_library_is_listed_without_a_workspace(qa: Shell) -> None:
    listed = qa.anywhere("checklist", "list", "--library", "--json", "--language", "zh_CN").json
    assert [each["code"] for each in listed if each["at_once"]] == BUILT_IN
    bank = next(each for each in listed if each["code"] == "bank-call")
    assert (bank["title"], bank["questions"]) == ("银行客服来电质检表", 20)
    assert "银行客户服务中心" in bank["note"]
    assert "bank-call\tBank service call\tFor calls to" in qa.anywhere("checklist", "list", "--library").out
    assert not qa.workspace.exists()


def test_one_is_taken_from_the_library(library: Shell) -> None:
    assert {row["code"] for row in library.json("checklist", "list")} == set(BUILT_IN)
    assert library.json("checklist", "import", "builtin:bank-call") == {"code": "bank-call", "version": 1}
    assert library.json("checklist", "import", "builtin:bank-call")["version"] == 1
    assert "bank-call" in {row["code"] for row in library.json("checklist", "list")}


def test_what_the_library_has_not_is_told(library: Shell) -> None:
    said = library("checklist", "import", "builtin:retention")
    assert (said.status, said.out) == (1, "")
    assert "There is no built-in checklist retention. “qa-studio checklist list --library” shows which" in said.err


def test_a_changed_checklist_is_a_new_version_and_an_unchanged_one_is_not(library: Shell, example: Path) -> None:
    assert library.json("checklist", "import", example) == {"code": "inbound-consultation", "version": 2}
    assert library.json("checklist", "import", example)["version"] == 2
    example.write_text(example.read_text("utf-8").replace("pass_mark: 80", "pass_mark: 75"), "utf-8")
    assert library.json("checklist", "import", example)["version"] == 3
    versions = {row["code"]: row["version"] for row in library.json("checklist", "list")}
    assert versions == {"inbound-consultation": 3, "complaint-handling": 1, "follow-up": 1}


@pytest.mark.parametrize("suffix", [".checklist.yaml", ".xlsx"])
def test_what_is_exported_comes_back_unchanged(library: Shell, example: Path, tmp_path: Path, suffix: str) -> None:
    library.json("checklist", "import", example)
    out = tmp_path / f"out{suffix}"
    assert library.json("checklist", "export", "inbound-consultation", "-o", out) == {"path": str(out)}
    assert library.anywhere("checklist", "check", out, "--json").json == {"problems": []}
    assert library.json("checklist", "import", out)["version"] == 2


def test_a_problem_in_a_workbook_is_told_by_its_row(library: Shell, example: Path, tmp_path: Path) -> None:
    library.json("checklist", "import", example)
    out = tmp_path / "out.xlsx"
    library.json("checklist", "export", "inbound-consultation", "-o", out)
    book = load_workbook(out)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "decimal":
                    cell.value = "decimel"
                    place = cell.row
    book.save(out)
    said = library.anywhere("checklist", "check", out, "--json")
    assert said.status == 1
    assert [(problem["line"], problem["code"]) for problem in said.json["problems"]] == [(place, "hold")]


def test_a_form_of_another_product_is_published_with_what_did_not_map(library: Shell, tmp_path: Path) -> None:
    form = tmp_path / "survey.json"
    choices = [{"value": "yes", "score": 1}, {"value": "no", "score": 0}]
    elements = [
        {"type": "radiogroup", "name": "polite", "title": "Was it polite?", "choices": choices},
        {"type": "signaturepad", "name": "signed"},
    ]
    form.write_text(json.dumps({"title": "Survey", "pages": [{"name": "one", "elements": elements}]}), "utf-8")
    assert library.anywhere("checklist", "check", form, "--json").json == {"problems": []}
    said = library.json("checklist", "import", form)
    assert (said["code"], said["version"]) == ("survey", 1)
    assert [note["code"] for note in said["not_taken"]] == ["", "signed"]
    assert "未采用" in library("checklist", "import", form, "--language", "zh_CN").out


def test_comments_survive_a_change_in_a_workbook(library: Shell, example: Path, tmp_path: Path) -> None:
    library.json("checklist", "import", example)
    book_file, yaml_file = tmp_path / "out.xlsx", tmp_path / "out.yaml"
    library.json("checklist", "export", "inbound-consultation", "-o", book_file)
    book = load_workbook(book_file)
    (pass_mark,) = (row[1] for row in book["settings"].iter_rows() if row[0].value == "pass_mark")
    pass_mark.value = 75
    book.save(book_file)
    assert library.json("checklist", "import", book_file)["version"] == 3
    library.json("checklist", "export", "inbound-consultation", "-o", yaml_file)
    before = example.read_text("utf-8")
    assert "# percentage | points | base" in before
    expected = before.replace("pass_mark: 80", "pass_mark: 75")
    assert yaml_file.read_text("utf-8").replace("'", "").split() == expected.replace("'", "").split()


def test_a_failed_export_leaves_what_was_there(library: Shell, tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("mine", "utf-8")
    assert library("checklist", "export", "missing", "-o", out).status == 1
    assert out.read_text("utf-8") == "mine"
    assert library("checklist", "export", "follow-up", "-o", tmp_path / "missing" / "x.xlsx").status == 1
