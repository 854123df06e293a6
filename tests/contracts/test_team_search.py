"""Searching by the indexes of a team's server: everybody finds what the rules let them see, and nothing else."""

from collections.abc import Iterator

import psycopg
import pytest
from postgres_server import PostgresServer
from team_stage import TeamStage

from qa_studio.domain.spans import Span
from qa_studio.services.rows import RecordingFilter, RecordingSort

LOGINS = ("boss", "li", "wu", "ma", "zhao", "tian", "fang")
BARE = {
    "found_recordings": "SELECT id FROM recordings WHERE search_text ILIKE %(pattern)s",
    "found_segments": "SELECT id FROM transcript_segments WHERE text ILIKE %(pattern)s",
    "found_notes": "SELECT id FROM notes WHERE text ILIKE %(pattern)s",
    "found_comments": "SELECT inspection_id FROM inspection_answers WHERE comment ILIKE %(pattern)s "
    "UNION SELECT id FROM inspections WHERE summary ILIKE %(pattern)s",
}
WORDS = (
    "calls",
    "EAST-",
    "west-",
    "退款单",
    "note of",
    "no hurry",
    "a_%b",
    "a__b",
    "%%%",
    "___",
    "\\\\\\",
    "l/w",
    "'; --",
)
SAID = """
WITH made AS (INSERT INTO transcripts (recording_id, source, language, made_at)
  SELECT id, '', 'zh', now() FROM recordings RETURNING recording_id)
INSERT INTO transcript_segments (recording_id, position, span_start, span_end, speaker, text)
SELECT recording_id, 0, 0, 2, 'agent', '您好，退款单已经提交了 a_%b \\\\\\' FROM made
"""


@pytest.fixture(scope="module")
def stage(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    """In both teams the same was said, noted and judged; one call of each is judged, one is being judged."""
    stage = TeamStage.founded(server, "searched", tmp_path_factory.mktemp("searched"))
    for login in ("li", "wu"):
        with stage.studio(login) as studio:
            assert studio.person is not None
            calls = [row.id for row in studio.library.first(RecordingFilter(), RecordingSort(), 9)]
            for number, call in enumerate(calls):
                studio.notes.write(call, Span(1.0, 2.0), f"A note of {login}", number == 0, studio.person)
            for call, completed in zip(calls, (True, False), strict=False):
                begun = studio.inspections.begin(call, "call", studio.person)
                studio.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
                studio.inspections.comment(begun, "greeting", "No hurry, 退款单 named")
                studio.inspections.summarise(begun, "Solved with no hurry")
                if completed:
                    studio.inspections.complete(begun)
    with stage.sql("postgres") as superuser:
        superuser.execute(SAID)
    yield stage


def found(sql: psycopg.Connection, function: str, word: str) -> set[int]:
    (told,) = sql.execute(f"SELECT {function}(%s)".encode(), (word,)).fetchone() or (None,)
    return set(told)


def allowed(sql: psycopg.Connection, function: str, word: str) -> set[int]:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {row[0] for row in sql.execute(BARE[function].encode(), {"pattern": f"%{escaped}%"})}


@pytest.mark.parametrize("login", LOGINS)
def test_the_functions_tell_what_the_rules_let_through(stage: TeamStage, login: str) -> None:
    with stage.sql(login) as sql:
        for function in BARE:
            for word in WORDS:
                assert found(sql, function, word) == allowed(sql, function, word), (function, word)


def test_there_is_something_to_find_and_to_hide(stage: TeamStage) -> None:
    with stage.sql("postgres") as everything, stage.sql("li") as own:
        for function, word in zip(BARE, ("sales", "退款单", "note of", "no hurry"), strict=True):
            assert set() < found(own, function, word) < found(everything, function, word)


def test_an_error_in_a_pattern_tells_nothing(stage: TeamStage) -> None:
    """A pattern that ends in the middle of an escape is refused only once a text fits so far."""
    with stage.sql("li") as sql:
        assert found(sql, "found_recordings", "west-1.wav\\") == set()
        assert found(sql, "found_recordings", "west-1.wav/") == set()


def test_what_is_said_too_often_is_not_told(stage: TeamStage) -> None:
    with stage.sql("postgres") as superuser:
        superuser.execute(
            "INSERT INTO transcript_segments (recording_id, position, span_start, span_end, speaker, text) "
            "SELECT min(recording_id), g, 0, 2, 'agent', 'everywhere ' || g FROM transcripts, "
            "generate_series(1, 5001) g GROUP BY g"
        )
        for word, told in (("everywhere", None), ("everywhere 50", 13), ("ev", None)):
            row = superuser.execute("SELECT cardinality(found_segments(%s))", (word,)).fetchone()
            assert row == (told,)
        superuser.execute("DELETE FROM transcript_segments WHERE text LIKE 'everywhere%'")


def test_who_is_gone_finds_nothing(stage: TeamStage) -> None:
    with stage.sql("postgres") as superuser, stage.sql("wu") as wu:
        superuser.execute("UPDATE persons SET left_on = current_date WHERE login = 'wu'")
        assert [found(wu, function, "退款单") for function in BARE] == [set()] * 4
        superuser.execute("UPDATE persons SET left_on = NULL WHERE login = 'wu'")


def test_the_program_searches_by_them(stage: TeamStage) -> None:
    with stage.studio("li") as studio:
        listed = studio.library.first(RecordingFilter(text="sales east"), RecordingSort(), 9)
        assert {row.path for row in listed} == {f"/calls/East-{number}.wav" for number in range(3)}
        assert studio.library.count(RecordingFilter(text="退款单")) == 0
        assert studio.library.count(RecordingFilter(text="退款单", said=True)) == 3
        assert studio.library.count(RecordingFilter(text="west", said=True)) == 0
        calls = studio.searching.find("退款单", studio.person).calls
        assert {call.recording.path[:11] for call in calls} == {"/calls/East"}
        assert len(studio.searching.find("退款单 hurry", studio.person).calls) == 2


@pytest.mark.parametrize("trick", ["CREATE TEMP TABLE recordings (id bigint, search_text text)",
                                   "SET search_path = pg_temp, public", "SET role qa_owner"])  # fmt: skip
def test_no_trick_widens_them(stage: TeamStage, trick: str) -> None:
    with stage.sql("li") as sql:
        before = found(sql, "found_recordings", "sales")
        try:
            sql.execute(trick.encode())
        except psycopg.Error as error:
            assert error.sqlstate == "42501"
        assert found(sql, "found_recordings", "sales") == before
