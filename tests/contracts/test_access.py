"""What people try beside the program, with their own password and SQL: none of it gains them anything."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from postgres_server import PostgresServer
from team_stage import TeamStage

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio


@dataclass(frozen=True)
class Siege:
    """The workspace, and the numbers of what is worth having in it."""

    stage: TeamStage
    ids: dict[str, int]
    superuser: psycopg.Connection

    def state(self) -> str:
        """A hash over every row of every table, and over the roles and rules of the server."""
        with self.superuser.cursor() as sql:
            tables = [row[0] for row in sql.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
            whole = " || ".join(
                f"(SELECT coalesce(md5(string_agg(t::text, '/' ORDER BY t::text)), '') FROM {table} t)"
                for table in sorted(tables)
            )
            found = sql.execute(
                f"SELECT md5({whole} || (SELECT string_agg(r::text, '/' ORDER BY r::text) FROM pg_roles r)"
                " || (SELECT string_agg(m::text, '/' ORDER BY m::text) FROM pg_auth_members m)"
                " || (SELECT string_agg(p::text, '/' ORDER BY p::text) FROM pg_policies p)"
                " || (SELECT string_agg(p.prosrc || p.proname, '/' ORDER BY p.oid) FROM pg_proc p"
                "     WHERE p.pronamespace = 'public'::regnamespace)"
                " || (SELECT string_agg(c.relname || coalesce(c.relacl::text, ''), '/' ORDER BY c.oid) FROM pg_class c"
                "     WHERE c.relnamespace = 'public'::regnamespace)"
                " || (SELECT count(*) FROM pg_largeobject_metadata))".encode()
            ).fetchone()
        assert found is not None
        return str(found[0])


def judged(studio: Studio, recording: RecordingId, me: PersonId, *, completed: bool) -> tuple[int, int]:
    begun = studio.inspections.begin(recording, "call", me)
    studio.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
    studio.causes.log(begun, studio.causes.tree.roots[0].code, me)
    return begun, studio.inspections.complete(begun) if completed else 0


@pytest.fixture(scope="module")
def siege(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    stage = TeamStage.founded(server, "siege", tmp_path_factory.mktemp("siege"))
    ids: dict[str, int] = {}
    for login in ("li", "wu"):
        with stage.studio(login) as studio:
            assert studio.person is not None
            calls = [row.id for row in studio.library.first(RecordingFilter(), RecordingSort(), 9)]
            ids[f"{login}_call"], ids[f"{login}_free"] = calls[0], calls[2]
            ids[f"{login}_done"], ids[f"{login}_evaluation"] = judged(studio, calls[0], studio.person, completed=True)
            ids[f"{login}_open"], _ = judged(studio, calls[1], studio.person, completed=False)
            ids[f"{login}_note"] = studio.notes.write(calls[0], Span(1.0, 2.0), "private", False, studio.person)
            ids[login] = studio.person
    with stage.studio("zhao") as zhao:
        causes = [cause.id for cause in zhao.causes.of_inspection(ids["wu_done"])]  # type: ignore[arg-type]
        assert zhao.person is not None
        ids["west_action"] = zhao.actions.raise_for("West", "Theirs", tuple(causes), zhao.person)
        ids["zhao"] = zhao.person
    with stage.sql("postgres") as sql:
        sql.execute("UPDATE recordings SET audio = 'present'")
        for name in ("East", "West"):
            row = sql.execute("SELECT id FROM teams WHERE name = %s", (name,)).fetchone()
            assert row is not None
            ids[name.lower()] = row[0]
    with stage.sql("postgres") as superuser:
        yield Siege(stage, ids, superuser)


INSPECTOR = {
    # Reading
    "calls of another team": "SELECT id FROM recordings WHERE team_id = {west}",
    "a call by its number": "SELECT * FROM recordings WHERE id = {wu_call}",
    "evaluations of another team": "SELECT * FROM evaluations WHERE id = {wu_evaluation}",
    "outcomes of another team": "SELECT * FROM evaluation_outcomes WHERE evaluation_id = {wu_evaluation}",
    "work of another team": "SELECT * FROM inspections WHERE id IN ({wu_open}, {wu_done})",
    "answers of another team": "SELECT * FROM inspection_answers WHERE inspection_id IN ({wu_open}, {wu_done})",
    "undo of others": "SELECT * FROM inspection_changes WHERE inspection_id = {wu_open}",
    "causes of another team": "SELECT * FROM root_causes WHERE inspection_id = {wu_done}",
    "a private note": "SELECT text FROM notes WHERE id = {wu_note}",
    "what others did": "SELECT * FROM audit_events WHERE login <> session_user",
    "logins of colleagues": "SELECT login FROM persons",
    "whose teams are whose": "SELECT * FROM person_teams WHERE person_id <> {li}",
    "passwords": "SELECT rolpassword FROM pg_authid",
    "passwords by the old view": "SELECT passwd FROM pg_shadow",
    "an error that tells a value": "SELECT 1 FROM recordings WHERE 1 / (CASE WHEN team_id = {west} THEN 0 ELSE "
    "1 END) = 9",
    "a cast that tells a value": "SELECT 1 FROM recordings WHERE team_id = {west} AND customer_number::int = 0",
    "a table out of another schema": "SELECT table_to_xml('pg_authid', true, false, '')",
    "a table as XML": "SELECT 1 WHERE table_to_xml('recordings', true, false, '')::text LIKE '%West-%'",
    "a query as XML": "SELECT 1 WHERE query_to_xml('SELECT path FROM recordings', true, false, '')::text LIKE "
    "'%West-%'",
    "statistics of columns": "SELECT most_common_vals FROM pg_stats WHERE tablename = 'recordings'",
    "raw statistics": "SELECT * FROM pg_statistic",
    "what others are doing": "SELECT query FROM pg_stat_activity WHERE usename <> session_user",
    "how much there is": "SELECT n_live_tup FROM pg_stat_user_tables WHERE relname = 'recordings'",
    "files of the server": "SELECT pg_read_file('PG_VERSION')",
    "folders of the server": "SELECT pg_ls_dir('.')",
    "copying out": "COPY recordings TO '/tmp/stolen.csv'",
    "copying through a program": "COPY (SELECT 1) TO PROGRAM 'id'",
    "copying others' answers": "COPY (SELECT * FROM inspection_answers WHERE inspection_id = {wu_open}) TO STDOUT",
    "a temporary table": "CREATE TEMP TABLE persons (id bigint, login text)",
    "rows switched off": "SET row_security = off; SELECT * FROM recordings WHERE team_id = {west}",
    # Completed work
    "another score": "UPDATE evaluations SET score = '100' WHERE id = {li_evaluation}",
    "another state": "UPDATE evaluations SET state = 'superseded' WHERE id = {li_evaluation}",
    "an evaluation gone": "DELETE FROM evaluations WHERE id = {li_evaluation}",
    "outcomes gone": "DELETE FROM evaluation_outcomes WHERE evaluation_id = {li_evaluation}",
    "one outcome more": "INSERT INTO evaluation_outcomes (evaluation_id, question, position, section, earned, "
    "possible, "
    "lost, failed) VALUES ({li_evaluation}, 'extra', 9, 'all', 1, 1, false, false)",
    "one call more": "INSERT INTO evaluation_calls (evaluation_id, position, recording_id, heard) "
    "VALUES ({li_evaluation}, 5, {li_free}, '[]')",
    "completed answers": "UPDATE inspection_answers SET value = '\"no\"' WHERE inspection_id = {li_done}",
    "completed answers gone": "DELETE FROM inspection_answers WHERE inspection_id = {li_done}",
    "one answer more": "INSERT INTO inspection_answers (inspection_id, question) VALUES ({li_done}, 'extra')",
    "a completed inspection opened": "UPDATE inspections SET completed_at = NULL WHERE id = {li_done}",
    "a completed inspection written": "UPDATE inspections SET summary = 'x' WHERE id = {li_done}",
    "a completed inspection gone": "DELETE FROM inspections WHERE id = {li_done}",
    "a cause of completed work gone": "DELETE FROM root_causes WHERE inspection_id = {li_done}",
    # Others' work
    "answers of a colleague": "DELETE FROM inspection_answers WHERE inspection_id = {wu_open}",
    "answers for a colleague": "INSERT INTO inspection_answers (inspection_id, question) VALUES ({wu_open}, 'extra')",
    "an inspection of a colleague": "DELETE FROM inspections WHERE id = {wu_open}",
    "an inspection in another name": "INSERT INTO inspections (recording_id, checklist_version_id, "
    "inspector_id, begun_at, "
    "saved_at, picked, summary, heard, reason) SELECT {li_free}, checklist_version_id, {wu}, now(), now(), "
    "'random', '', "
    "'[]', '' FROM inspections WHERE id = {li_done}",
    "an inspection given away": "UPDATE inspections SET inspector_id = {wu} WHERE id = {li_open}",
    "an inspection of another call": "UPDATE inspections SET recording_id = {wu_call} WHERE id = {li_open}",
    "an inspection of a call out of reach": "INSERT INTO inspections (recording_id, checklist_version_id, "
    "inspector_id, "
    "begun_at, saved_at, picked, summary, heard, reason) SELECT {wu_free}, checklist_version_id, {li}, now(), now(), "
    "'random', '', '[]', '' FROM inspections WHERE id = {li_done}",
    "an inspection born complete": "INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, "
    "begun_at, "
    "saved_at, completed_at, picked, summary, heard, reason) SELECT {li_free}, checklist_version_id, {li}, "
    "now(), now(), "
    "now(), 'random', '', '[]', '' FROM inspections WHERE id = {li_done}",
    "a call of another team beside mine": "INSERT INTO inspection_calls (inspection_id, position, recording_id, heard) "
    "VALUES ({li_open}, 1, {wu_call}, '[]')",
    "an evaluation without an inspection": "INSERT INTO evaluations (revision, state, inspection_id, recording_id, "
    "checklist_version_id, inspector_id, agent_id, team_id, picked, completed_at, called_at, answers, verdict, "
    "summary, "
    "heard, reason, score_json) SELECT 1, 'current', {li_done}, recording_id, checklist_version_id, {li}, agent_id, "
    "team_id, picked, now(), now(), answers, 'pass', '', '[]', '', '{{}}' FROM evaluations WHERE id = {li_evaluation}",
    "an evaluation of somebody else's agent": "INSERT INTO evaluations (revision, state, inspection_id, recording_id, "
    "checklist_version_id, inspector_id, agent_id, team_id, picked, completed_at, called_at, answers, verdict, "
    "summary, "
    "heard, reason, score_json) SELECT 1, 'current', i.id, i.recording_id, i.checklist_version_id, {li}, "
    "(SELECT max(id) "
    "FROM agents), {west}, i.picked, now(), now(), '{{}}', 'fail', '', '[]', '', '{{}}' FROM inspections i "
    "WHERE i.id = {li_open}",
    "a revision of others' work": "INSERT INTO evaluations (chain_id, revision, state, inspection_id, recording_id, "
    "checklist_version_id, inspector_id, picked, completed_at, called_at, answers, verdict, summary, heard, reason, "
    "score_json) VALUES ({wu_evaluation}, 2, 'withdrawn', {wu_done}, {wu_call}, 1, {li}, 'random', now(), "
    "now(), '{{}}', "
    "'pass', '', '[]', 'because', '{{}}')",
    "an inspection that revises others' work": "INSERT INTO inspections (recording_id, checklist_version_id, "
    "inspector_id, begun_at, saved_at, picked, summary, heard, reason, revises) SELECT {li_free}, "
    "checklist_version_id, "
    "{li}, now(), now(), 'random', '', '[]', 'x', {wu_evaluation} FROM inspections WHERE id = {li_done}",
    "a note in another name": "INSERT INTO notes (recording_id, span_start, span_end, text, public, author_id, "
    "made_at, "
    "changed_at) VALUES ({li_call}, 0, 1, 'x', true, {wu}, now(), now())",
    "a note given away": "UPDATE notes SET author_id = {wu} WHERE id = {li_note}",
    "a note of others": "UPDATE notes SET public = true WHERE id = {wu_note}",
    "a cause in another name": "INSERT INTO root_causes (inspection_id, recording_id, cause, logged_by, "
    "logged_at, note) "
    "VALUES ({li_open}, {li_call}, 'x', {wu}, now(), '')",
    "a cause moved to a call out of reach": "UPDATE root_causes SET recording_id = {wu_call} WHERE "
    "inspection_id = {li_open}",
    "a mask that can be taken back for ever": "INSERT INTO masks (recording_id, span_start, span_end, sound, origin, "
    "made_by, made_at) VALUES ({li_call}, 0, 1, 'silence', 'hand', {li}, now() + interval '9 years')",
    # The pool
    "claiming by hand": "UPDATE recordings SET claimed_by = {li}, claimed_until = now() + interval '1 year'",
    "claiming for another": "UPDATE recordings SET claimed_by = {wu} WHERE id = {li_free}",
    "assigning to oneself": "UPDATE recordings SET assigned_to = {li} WHERE id = {li_free}",
    "a call as done": "UPDATE recordings SET state = 'done' WHERE id = {li_free}",
    "a call to another team": "UPDATE recordings SET team_id = {east}",
    "the sound as removed": "UPDATE recordings SET audio = 'removed' WHERE id = {li_free}",
    "a call gone": "DELETE FROM recordings WHERE id = {li_free}",
    "claims of others ended": "SELECT 1 WHERE claim_keep({wu_free}, {wu}, NULL)",
    "claims that are over, by a clock of one's own": "SELECT * FROM claims_over('2099-01-01')",
    "returning others' claims": "SELECT claims_return('2099-01-01')",
    # The trail
    "an event added": "INSERT INTO audit_events (id, at, login, person, subject, subject_id, did, document, hash) "
    "VALUES (999999, now(), 'boss', 'boss', 'x', '1', 'added', '[]', 'x')",
    "an event forged by the function": "SELECT audit_append('evaluation', '1', 'changed', NULL, '{{}}')",
    "a change told as a note": "SELECT audit_note('evaluation', '1', 'changed', '{{}}')",
    "an event changed": "UPDATE audit_events SET person = 'Wu Min'",
    "an event gone": "DELETE FROM audit_events",
    "the trail emptied": "TRUNCATE audit_events",
    "its trigger off": "ALTER TABLE audit_events DISABLE TRIGGER ALL",
    "all triggers off": "SET session_replication_role = replica",
    # More rights
    "the owner's role": "SET ROLE qa_owner",
    "the role that makes logins": "SET ROLE qa_login_maker",
    "the administrators' role": "SET ROLE qa_administrator",
    "another colleague": "SET ROLE wu",
    "another session": "SET SESSION AUTHORIZATION boss",
    "a group for oneself": "GRANT qa_administrator TO li",
    "more for oneself": "ALTER ROLE li SUPERUSER",
    "a login": "CREATE ROLE friend LOGIN",
    "a login by the function": "SELECT qa_add_login('friend', 'SCRAM-SHA-256$4096:a$b:c', 'F', 'administrator', "
    "'{{}}', NULL)",
    "a colleague's password": "SELECT qa_new_password('boss', 'SCRAM-SHA-256$4096:a$b:c')",
    "a colleague shut out": "SELECT qa_disable_login('boss')",
    "the list of logins": "SELECT * FROM qa_logins()",
    "another role in the table": "UPDATE persons SET role = 'administrator' WHERE id = {li}",
    "another login in the table": "UPDATE persons SET login = 'li' WHERE name = 'boss'",
    "a person of one's own": "INSERT INTO persons (name, role, login) VALUES ('Me', 'administrator', 'me')",
    "another team": "INSERT INTO person_teams VALUES ({li}, {west})",
    "another name for the session": "SET qa_studio.person = 'Wu Min'; SELECT 1 FROM audit_events WHERE person = "
    "'Wu Min'",
    "another search path": "SET search_path = pg_temp, public; SELECT 1 WHERE qa_me() <> {li}",
    "a schema in front": "CREATE SCHEMA mine",
    "a table in the schema": "CREATE TABLE public.mine (id int)",
    "a function in the schema": "CREATE FUNCTION public.session_user_() RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
    "an operator that leaks": "CREATE OPERATOR public.=== (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int)",
    "a function replaced": "CREATE OR REPLACE FUNCTION qa_me() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
    "a function altered": "ALTER FUNCTION qa_me() RESET ALL",
    "a function taken": "ALTER FUNCTION qa_me() OWNER TO li",
    "a table taken": "ALTER TABLE recordings OWNER TO li",
    "rules off": "ALTER TABLE recordings DISABLE ROW LEVEL SECURITY",
    "a rule added": "CREATE POLICY all_of_it ON recordings USING (true)",
    "a rule gone": "DROP POLICY owner ON recordings",
    "a trigger of one's own": "CREATE TRIGGER t BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION audit_row()",
    "a view over it": "CREATE VIEW public.v AS SELECT * FROM recordings",
    "code": "DO LANGUAGE plpgsql $x$ BEGIN UPDATE evaluations SET score = '1'; END $x$",
    "an extension": "CREATE EXTENSION dblink",
    "another language": "CREATE LANGUAGE plpython3u",
    "another server": "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw",
    # Other ways
    "numbers set back": "SELECT setval('evaluations_id_seq', 1)",
    "numbers restarted": "ALTER SEQUENCE evaluations_id_seq RESTART",
    "a table emptied": "TRUNCATE inspections CASCADE",
    "a table locked": "BEGIN; LOCK TABLE recordings IN ACCESS EXCLUSIVE MODE",
    "evaluations locked": "BEGIN; LOCK TABLE evaluations IN SHARE ROW EXCLUSIVE MODE",
    "rows locked": "SELECT id FROM evaluations WHERE id = {li_evaluation} FOR UPDATE",
    "a large object": "SELECT lo_create(0)",
    "a large object with words": "SELECT lo_from_bytea(0, 'x')",
    "a large object from a file": "SELECT lo_import('/etc/passwd')",
    "settings of the server": "ALTER SYSTEM SET ssl = off",
    "the server's settings read again": "SELECT pg_reload_conf()",
    "others put out": "SELECT pg_terminate_backend(pid) FROM pg_stat_get_activity(NULL) WHERE pid <> pg_backend_pid()",
    "settings of the workspace": "UPDATE workspace SET settings = '{{}}'",
    "a checklist": "UPDATE checklist_versions SET source = 'x'",
    "a checklist more": "INSERT INTO checklist_versions (code, version, source, title, questions, published_at, "
    "retired) "
    "VALUES ('x', 1, '', '{{}}', 1, now(), false)",
    "an action of others": "UPDATE actions SET title = 'x' WHERE id = {west_action}",
    "another database": "CREATE DATABASE mine",
    "the revision": "UPDATE alembic_version SET version_num = '9999'",
    "a row through a conflict": "INSERT INTO inspection_answers (inspection_id, question) VALUES ({wu_open}, "
    "'greeting') "
    "ON CONFLICT (inspection_id, question) DO UPDATE SET comment = 'x'",
    "a merge": "MERGE INTO notes n USING (SELECT 1) s ON n.id = {wu_note} WHEN MATCHED THEN UPDATE SET text = 'x'",
}
LEAD = {
    "calls of another team": "SELECT id FROM recordings WHERE team_id = {west}",
    "evaluations of another team": "SELECT id FROM evaluations WHERE team_id = {west}",
    "a private note": "SELECT text FROM notes WHERE id IN ({li_note}, {wu_note})",
    "a score": "UPDATE evaluations SET score = '1' WHERE id = {li_evaluation}",
    "an evaluation gone": "DELETE FROM evaluations WHERE id = {li_evaluation}",
    "an inspector's answers": "UPDATE inspection_answers SET value = '1' WHERE inspection_id = {li_open}",
    "an inspector's open answers read": "SELECT * FROM inspection_answers WHERE inspection_id = {li_open}",
    "an action of another team": "UPDATE actions SET title = 'x' WHERE id = {west_action}",
    "a step in an action of another team": "INSERT INTO action_steps (action_id, position, state, by_id, at, note) "
    "VALUES ({west_action}, 7, 'draft', qa_me(), now(), '')",
    "a step in another name": "INSERT INTO action_steps (action_id, position, state, by_id, at, note) "
    "SELECT id, 7, 'draft', {zhao}, now(), '' FROM actions",
    "a history gone": "DELETE FROM action_steps",
    "an action gone": "DELETE FROM actions",
    "taking from the pool": "SELECT claim_next({li}, now(), now())",
    "a withdrawal of another team": "INSERT INTO evaluations (chain_id, revision, state, inspection_id, recording_id, "
    "checklist_version_id, inspector_id, picked, completed_at, called_at, answers, verdict, summary, heard, reason, "
    "score_json) VALUES ({wu_evaluation}, 2, 'withdrawn', {wu_done}, {wu_call}, 1, qa_me(), 'random', now(), now(), "
    "'{{}}', 'pass', '', '[]', 'because', '{{}}')",
    "a withdrawal that changes the score": "INSERT INTO evaluations (chain_id, revision, state, inspection_id, "
    "recording_id, checklist_version_id, inspector_id, agent_id, team_id, picked, completed_at, called_at, answers, "
    "score, verdict, summary, heard, reason, score_json) SELECT id, 2, 'withdrawn', inspection_id, recording_id, "
    "checklist_version_id, qa_me(), agent_id, team_id, picked, now(), now(), answers, '1', verdict, summary, heard, "
    "'because', '{{}}' FROM evaluations WHERE id = {li_evaluation}",
    "a call to another team": "UPDATE recordings SET team_id = {west} WHERE id = {li_free}",
    "a person": "UPDATE persons SET name = 'x'",
    "the trail": "SELECT * FROM audit_events WHERE login <> session_user",
    "the administrators' role": "SET ROLE qa_administrator",
}
TRAINER = {
    "calls nobody has judged": "SELECT id FROM recordings WHERE id IN ({li_free}, {wu_free})",
    "work in progress": "SELECT * FROM inspections WHERE completed_at IS NULL",
    "answers in progress": "SELECT * FROM inspection_answers WHERE inspection_id = {li_open}",
    "a private note": "SELECT text FROM notes WHERE NOT public",
    "a score": "UPDATE evaluations SET verdict = 'fail'",
    "an evaluation": "INSERT INTO evaluations SELECT * FROM evaluations",
    "a sample in another name": "INSERT INTO coaching_samples (recording_id, span_start, span_end, kind, topic, "
    "teaching_point, marked_by, marked_at) VALUES ({li_call}, 0, 1, 'good', 'x', '', {li}, now())",
    "an action": "INSERT INTO actions (title, origin, problem, state, round) VALUES ('x', 'evaluation', 'x', "
    "'draft', 1)",
    "taking from the pool": "SELECT claim_next({li}, now(), now())",
    "the trail": "SELECT * FROM audit_events WHERE login <> session_user",
}
AGENT = {
    "calls of others": "SELECT id FROM recordings WHERE id = {wu_call}",
    "own calls that nobody has judged": "SELECT id FROM recordings WHERE id = {li_free}",
    "evaluations of others": "SELECT id FROM evaluations WHERE id = {wu_evaluation}",
    "notes about the own call": "SELECT text FROM notes",
    "causes": "SELECT * FROM root_causes",
    "work in progress": "SELECT * FROM inspections",
    "answers": "SELECT * FROM inspection_answers",
    "colleagues": "SELECT * FROM agents WHERE number <> 'E1'",
    "a better score": "UPDATE evaluations SET score = '100'",
    "an evaluation gone": "DELETE FROM evaluations",
    "a call gone": "DELETE FROM recordings",
    "another agent": "UPDATE persons SET agent_id = 2",
    "taking from the pool": "SELECT claim_next(1, now(), now())",
    "a call's state": "SELECT put_in_review(ARRAY[{li_call}::bigint])",
    "the trail": "SELECT * FROM audit_events WHERE login <> session_user",
    "examples": "SELECT * FROM coaching_samples",
}
ADMINISTRATOR = {
    "an inspector's answers": "UPDATE inspection_answers SET value = '1'",
    "an inspector's answers gone": "DELETE FROM inspection_answers",
    "a score": "UPDATE evaluations SET score = '1'",
    "the instant of an evaluation": "UPDATE evaluations SET called_at = now()",
    "an evaluation gone": "DELETE FROM evaluations",
    "an evaluation": "INSERT INTO evaluations SELECT * FROM evaluations",
    "a judged call gone": "DELETE FROM recordings WHERE id = {li_call}",
    "a judged call as new": "UPDATE recordings SET state = 'new' WHERE id = {li_call}",
    "a private note": "SELECT text FROM notes WHERE NOT public",
    "an event changed": "UPDATE audit_events SET person = ''",
    "an event gone": "DELETE FROM audit_events",
    "an event forged": "SELECT audit_append('evaluation', '1', 'changed', NULL, '{{}}')",
    "an evaluation told as changed": "SELECT audit_note('evaluation', '1', 'changed', '{{}}')",
    "the server's superuser": "SELECT qa_new_password('postgres', 'SCRAM-SHA-256$4096:aa$bb:cc')",
    "the owner's password": "SELECT qa_new_password('qa_owner', 'SCRAM-SHA-256$4096:aa$bb:cc')",
    "a login of the owner's": "UPDATE persons SET login = 'qa_owner' WHERE id = {li}",
    "a person with the owner's login": "INSERT INTO persons (name, role, login) VALUES ('x', 'lead', 'qa_owner')",
    "a name that is a statement": "SELECT qa_add_login('x\"; ALTER ROLE boss SUPERUSER; --', "
    "'SCRAM-SHA-256$4096:aa$bb:cc', 'x', 'lead', '{{}}', NULL)",
    "a verifier that is a statement": "SELECT qa_add_login('xx', 'SCRAM-SHA-256$4096:a$b:c'' SUPERUSER', 'x', 'lead', "
    "'{{}}', NULL)",
    "a password in clear": "SELECT qa_add_login('xx', 'secret', 'x', 'lead', '{{}}', NULL)",
    "the owner's role": "SET ROLE qa_owner",
    "the role that makes logins": "SET ROLE qa_login_maker",
    "a role beside the program": "CREATE ROLE friend",
    "a group for oneself": "GRANT qa_inspector TO boss",
    "a published checklist": "UPDATE checklist_versions SET source = 'x'",
    "a program on the server": "COPY (SELECT 1) TO PROGRAM 'id'",
    "a table": "CREATE TABLE public.mine (id int)",
}
ATTACKS = [
    pytest.param(login, statement, id=f"{login}: {what}")
    for login, tried in (("li", INSPECTOR), ("ma", LEAD), ("tian", TRAINER), ("fang", AGENT), ("boss", ADMINISTRATOR))
    for what, statement in tried.items()
]


@pytest.mark.parametrize(("login", "statement"), ATTACKS)
def test_nothing_is_gained(siege: Siege, login: str, statement: str) -> None:
    before = siege.state()
    with siege.stage.sql(login) as sql:
        try:
            gained = list(rows_of(sql, statement.format(**siege.ids)))
        except psycopg.Error as error:
            assert not isinstance(error, (psycopg.errors.SyntaxError, psycopg.errors.UndefinedColumn)), error
            gained = []
        sql.rollback()
        unknown = sql.execute("SELECT current_user = session_user").fetchone()
    assert gained == []
    assert unknown == (True,)
    assert siege.state() == before


def rows_of(sql: psycopg.Connection, statement: str) -> Iterator[object]:
    """What came back: rows, or that some were written."""
    if " TO STDOUT" in statement:
        with sql.cursor().copy(statement.encode()) as copied:
            yield from copied.rows()
        return
    cursor = sql.execute(statement.encode())
    while cursor.nextset():
        pass
    if cursor.description is not None:
        yield from cursor.fetchall()
    elif cursor.rowcount > 0:
        yield f"{cursor.rowcount} rows"


def test_the_attacks_are_many_and_by_everybody() -> None:
    assert len(INSPECTOR) >= 60
    assert len(ATTACKS) >= 180


def test_nobody_gets_more_than_ten_and_no_two_the_same(siege: Siege) -> None:
    """Answering one question of each call and asking again comes to an end."""
    with siege.stage.studio("boss") as boss:
        team = boss.people.team_called("East")
        agent = boss.people.agent_called("E1")
        for number in range(100, 115):
            siege.stage.call(boss, "East", number, team.id, agent.id)
    with siege.stage.sql("li") as sql:
        taken = []
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="ten recordings"):
            for _ in range(30):
                row = sql.execute("SELECT claim_next(%s, '2099-01-01', '2199-01-01')", (siege.ids["wu"],)).fetchone()
                assert row is not None
                taken.append(row[0])
                inspection = sql.execute(
                    "INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, begun_at, saved_at, "
                    "picked, summary, heard, reason) SELECT %s, checklist_version_id, %s, now(), now(), 'random', '', "
                    "'[]', '' FROM inspections WHERE id = %s RETURNING id",
                    (row[0], siege.ids["li"], siege.ids["li_done"]),
                ).fetchone()
                assert inspection is not None
                sql.execute(
                    "INSERT INTO inspection_answers (inspection_id, question, value) VALUES (%s, 'greeting', "
                    "'\"yes\"')",
                    inspection,
                )
    assert len(taken) == len(set(taken)) == 10
    with siege.stage.sql("postgres") as sql:
        kept = sql.execute(
            "SELECT count(*), count(*) FILTER (WHERE claimed_by = %s), max(claimed_until) < now() + interval '1 hour' "
            "FROM recordings WHERE claimed_until IS NOT NULL",
            (siege.ids["li"],),
        ).fetchone()
    assert kept == (10, 10, True)


def test_the_trail_is_unbroken_after_all_of_it(siege: Siege) -> None:
    with siege.stage.studio("boss") as boss:
        assert boss.audit.verify(Quiet(), ()).intact


def test_people_of_another_workspace_on_the_server_are_nobody_here(
    siege: Siege, server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from qa_studio.bootstrap import prepare_team

    server.run("CREATE DATABASE elsewhere")
    prepare_team(server.address("elsewhere"), "chief", lambda: "correct horse battery")
    with siege.stage.sql("chief") as sql:
        assert sql.execute("SELECT count(*) FROM recordings").fetchone() == (0,)
        assert sql.execute("SELECT count(*) FROM workspace").fetchone() == (0,)
        assert sql.execute("UPDATE workspace SET settings = '{}'").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sql.execute("SELECT * FROM qa_logins()")
