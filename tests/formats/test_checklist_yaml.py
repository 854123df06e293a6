"""Checklist files: what is read, what is refused, and in which line."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from format_example import ANSWERS, EXAMPLE, OUTCOME

from qa_studio.domain.checklist import Checklist, Fails, QuestionKind
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.score_json import score_to_json
from qa_studio.domain.scoring import score
from qa_studio.errors import FileTrouble
from qa_studio.formats.checklist_yaml import AnswersRefused, ChecklistRefused, read, read_answers, read_text_of, write


@pytest.fixture
def file_of(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """A file with the given content."""

    def make(content: str | bytes) -> Path:
        path = tmp_path / f"file{len(list(tmp_path.iterdir()))}.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def test_the_example_of_the_format_scores_as_it_says(file_of: Callable[[str], Path]) -> None:
    checklist = read(file_of(EXAMPLE))
    printed = score_to_json(score(checklist, read_answers(file_of(ANSWERS), checklist)))
    trace = printed.pop("trace")
    assert printed == OUTCOME
    assert isinstance(trace, list)
    assert trace[0] == "greeting: partly earns 50% of weight 4 = 2"


def test_yes_and_no_are_strings_and_decimals_exact() -> None:
    checklist = read_text_of(EXAMPLE.replace("weight: 4", "weight: 0.1"))
    assert [option.code for option in checklist.question("identity").options] == ["yes", "no"]
    assert checklist.question("identity").option("no").fails is Fails.FORM
    assert checklist.question("greeting").weight == Fraction(1, 10)


def test_an_unquoted_comma_does_not_cut_a_text() -> None:
    assert str(read_text_of(EXAMPLE).question("hold").text) == "Longest silence, seconds"


def test_what_is_written_reads_the_same(file_of: Callable[[str], Path]) -> None:
    checklist = read_text_of(EXAMPLE)
    assert read(file_of(write(checklist))) == checklist


def test_json_of_the_same_shape_is_read_too(file_of: Callable[[str], Path]) -> None:
    checklist = read_text_of(EXAMPLE)
    plain = json.dumps(to_plain(checklist), indent="\t", default=float)
    assert read(file_of(plain)) == checklist


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_with_a_byte_order_mark_is_read(file_of: Callable[[bytes], Path], encoding: str) -> None:
    assert read(file_of(EXAMPLE.encode(encoding))) == read_text_of(EXAMPLE)


def test_aliases_are_taken_as_what_they_stand_for() -> None:
    text = EXAMPLE.replace("options: [{code: yes, score: 100}, {code: no, score: 0}]", "options: *both").replace(
        "        options:\n          - {code: yes, score: 100}\n          - {code: no,  score: 0, fails: form}",
        "        options: &both [{code: yes, score: 100}, {code: no, score: 0}]",
    )
    checklist = read_text_of(text)
    assert checklist.question("dead-air").options == checklist.question("identity").options


def bombs() -> str:
    levels = "\n".join(f"l{n}: &l{n} [" + ", ".join([f"*l{n - 1}"] * 9) + "]" for n in range(1, 12))
    return f"l0: &l0 [x, x, x, x, x, x, x, x, x]\n{levels}\n"


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        ("", 1, "empty"),
        ("# nothing but a remark\n", 1, "empty"),
        ("just words", 1, "mapping"),
        ("- a\n- b\n", 1, "mapping"),
        ("checklist: a\n\ttitle: b\n", 2, "spaces"),
        ("checklist: a\ntitle: {en: A\n", 3, "bracket"),
        ("checklist: a\nchecklist: b\n", 2, "twice"),
        ("checklist: a\n---\nchecklist: b\n", 2, "document"),
        ("checklist: *nothing\n", 1, "alias"),
        ("checklist: &a [*a]\n", 1, "itself"),
        ("checklist: !!python/object:os.system x\n", 1, "tag"),
        ("checklist: a\ntitle: !mine {en: A}\n", 2, "tag"),
        ("checklist: a\ntitle: \x07\n", 2, "character"),
        (b"checklist: a\ntitle: {en: \xe9t\xe9}\n", 2, "UTF-8"),
        (b"checklist: a\n\x00\x00\n", 2, "text file"),
        ("[" * 5000, 1, "deep"),
        (bombs(), 1, "unfold"),
        ("checklist: a\n? [x, y]\n: b\n", 2, "key"),
        ("checklist: " + "9" * 6000 + "\n", 1, "too long"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_no_checklist_file_is_refused_with_a_line(
    file_of: Callable[[str | bytes], Path], content: str | bytes, line: int, sentence: str
) -> None:
    with pytest.raises(ChecklistRefused) as refusal:
        read(file_of(content))
    problem = refusal.value.problems[0]
    assert problem.line == line, str(problem)
    assert sentence in str(problem.message)


def test_problems_come_with_line_and_code_in_the_order_of_the_file() -> None:
    text = (
        EXAMPLE.replace("weight: 6", "weight: -6")
        .replace("kind: number", "kind: numbre")
        .replace("pass_mark: 80", "pass_mark: high")
    )
    with pytest.raises(ChecklistRefused) as refusal:
        read_text_of(text)
    assert [(problem.line, problem.code) for problem in refusal.value.problems] == [
        (6, "inbound-consultation"),
        (29, "identity"),
        (36, "hold"),
    ]


def test_a_missing_file_and_a_folder_are_trouble(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.yaml", tmp_path):
        with pytest.raises(FileTrouble):
            read(path)


def a_large_checklist() -> str:
    questions = "".join(
        f"      - code: q%d.{n}\n        text: {{en: Question {n}, zh_CN: 问题}}\n        kind: choice\n"
        "        options: [{code: yes, score: 100}, {code: no, score: 0}]\n"
        for n in range(10)
    )
    sections = "".join(
        f"  - code: s{s}\n    title: {{en: S}}\n    questions:\n" + questions.replace("%d", str(s)) for s in range(100)
    )
    scoring = "scoring: {method: percentage, pass_mark: 80}"
    return f"checklist: large\ntitle: {{en: Large}}\n{scoring}\nsections:\n{sections}"


def test_a_thousand_questions_in_a_hundred_sections_load() -> None:
    checklist = read_text_of(a_large_checklist())
    assert (len(checklist.sections), len(checklist.questions)) == (100, 1000)


def test_answers_carry_comments_and_evidence(file_of: Callable[[str], Path]) -> None:
    answers = read_answers(file_of(ANSWERS), read_text_of(EXAMPLE))
    assert answers.values["hold"] == Decimal("7.5")
    assert answers.comments == {"greeting": "Company not named"}
    assert [(span.start, span.end) for span in answers.evidence["greeting"]] == [(3.2, 6.8)]


@pytest.mark.parametrize(
    ("before", "after", "line", "sentence"),
    [
        ("checklist: inbound-consultation", "checklist: other", 1, "write checklist: inbound-consultation"),
        ("greeting: partly", "greeting: perhaps", 3, "yes, partly, no, na"),
        ("identity: yes", "identity: na", 4, "can't be answered with na"),
        ("identity: yes", "identity: true", 4, "yes, no"),
        ("hold: 7.5", "hold: long", 5, "a number"),
        ("hold: 7.5", "hold: .inf", 5, "a number"),
        ("dead-air: yes", "dead_air: yes", 6, "no question dead_air"),
        ("comments: {greeting: Company not named}", "comments: {greeting: [a]}", 7, "in quotes"),
        ("[[3.2, 6.8]]", "[[6.8, 3.2]]", 8, "spans"),
        ("[[3.2, 6.8]]", "3.2", 8, "spans"),
        ("evidence:", "proof:", 8, "no key proof"),
        ("answers:\n", "answers: []\nrest:\n", 2, "mapping"),
    ],
)
def test_bad_answers_are_refused_with_line_and_what_fits(
    file_of: Callable[[str], Path], before: str, after: str, line: int, sentence: str
) -> None:
    with pytest.raises(AnswersRefused) as refusal:
        read_answers(file_of(ANSWERS.replace(before, after)), read_text_of(EXAMPLE))
    assert any(problem.line == line and sentence in str(problem.message) for problem in refusal.value.problems)


@pytest.mark.parametrize("name", ["inbound-consultation", "complaint-handling", "follow-up"])
def test_the_built_in_checklists_weigh_100_and_speak_both_languages(name: str) -> None:
    checklist = built_in(name)
    assert checklist.code == name
    assert sum(question.weight for question in checklist.questions) == 100
    for question in checklist.questions:
        assert question.kind is QuestionKind.CHOICE
        for wording in (question.text, question.guidance, *(option.text for option in question.options)):
            assert wording is not None
            assert {"en", "zh_CN"} <= wording.texts.keys()


def built_in(name: str) -> Checklist:
    path = Path(__file__).parents[2] / "resources" / "checklists" / f"{name}.checklist.yaml"
    return read(path)


def test_what_is_fatal_in_the_built_in_checklists_fails_the_form_and_has_a_family() -> None:
    for name, expected in (("inbound-consultation", 4), ("complaint-handling", 4), ("follow-up", 3)):
        fatal = [q for q in built_in(name).questions if any(o.fails is Fails.FORM for o in q.options)]
        assert len(fatal) == expected
        assert all(q.weight == 0 and q.critical and q.option("yes").fails is Fails.FORM for q in fatal)
