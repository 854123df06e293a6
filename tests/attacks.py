"""What people may try beside the program, as SQL: by role, each under a name."""

INSPECTOR = {
    # Reading
    "calls of another team": "SELECT id FROM recordings WHERE team_id = {west}",
    "a call by its number": "SELECT * FROM recordings WHERE id = {wu_call}",
    "evaluations of another team": "SELECT * FROM evaluations WHERE id = {wu_evaluation}",
    "outcomes of another team": "SELECT * FROM evaluation_outcomes WHERE evaluation_id = {wu_evaluation}",
    "words of another team's call": "SELECT unnest(found_recordings('west-'))",
    "words of a private note": "SELECT key FROM unnest(found_notes('private')) key WHERE key = {wu_note}",
    "a pattern for a word": "SELECT unnest(found_recordings('%west%'))",
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
    "a way of picking that nobody knows": "UPDATE inspections SET picked = 'x' WHERE id = {li_open}",
    "a score that is no number": "INSERT INTO evaluations (revision, state, inspection_id, recording_id, "
    "checklist_version_id, inspector_id, agent_id, team_id, picked, completed_at, called_at, answers, score, verdict, "
    "summary, heard, reason, score_json) SELECT 1, 'current', i.id, i.recording_id, i.checklist_version_id, {li}, "
    "r.agent_id, r.team_id, i.picked, now(), now(), '{{}}', 'abc', 'pass', '', '[]', '', '{{}}' FROM inspections i "
    "JOIN recordings r ON r.id = i.recording_id WHERE i.id = {li_open}",
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
    "another session": "SET SESSION AUTHORIZATION postgres",
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
    # Customers' numbers, which this workspace shows to nobody but administrators
    "a customer's whole number": "SELECT 1 FROM recordings WHERE customer_number ~ '^[0-9]{{11}}$'",
    "a whole row with the number": "SELECT 1 FROM recordings r WHERE r::text LIKE '%13800000%'",
    "whole numbers where they lie": "SELECT * FROM customer_numbers",
    "how many numbers there are": "SELECT 1 FROM customer_numbers HAVING count(*) > 0",
    "a number guessed": "SELECT * FROM numbered('13800000001')",
    "a part of a number guessed": "SELECT * FROM numbered('0000000')",
    "a number guessed in what is searched": "SELECT 1 FROM recordings WHERE search_text LIKE '%13800000%'",
    "a number guessed in the column": "SELECT 1 FROM recordings WHERE customer_number = '13800000001'",
    "numbers put elsewhere": "INSERT INTO customer_numbers VALUES ({li_free}, 'x', 'x')",
    "numbers changed": "UPDATE customer_numbers SET customer_number = 'x'",
    "numbers gone": "DELETE FROM customer_numbers",
    # What agents say
    "acknowledging for the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {li}, true, now(), 'fine')",
    "acknowledging as the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {fang}, true, now(), 'fine')",
    "a comment rewritten": "UPDATE acknowledgements SET comment = 'all is well'",
    "a comment gone": "DELETE FROM acknowledgements",
    # What is measured and said
    "measurements of another team": "SELECT * FROM recording_measures WHERE recording_id = {wu_call}",
    "measurements changed": "UPDATE recording_measures SET hold_total_s = 0",
    "measurements gone": "DELETE FROM recording_measures",
    "measurements of another team gone": "DO $x$ BEGIN PERFORM measures_away(ARRAY[{wu_call}::bigint], 99); END $x$",
    "a transcript of another team": "SELECT * FROM transcript_segments WHERE recording_id = {wu_call}",
    "words put into a mouth": "UPDATE transcript_segments SET text = 'never'",
    "words put into a transcript that is there": "INSERT INTO transcript_segments (recording_id, position, span_start, "
    "span_end, speaker, text) VALUES ({li_call}, 9, 0, 1, '', 'never')",
    "a transcript gone": "DELETE FROM transcripts",
    "a transcript of another team gone": "DO $x$ BEGIN PERFORM transcript_away({wu_call}); END $x$",
    "a transcript in another name": "INSERT INTO transcripts (recording_id, source, language, made_by, made_at) "
    "VALUES ({li_free}, 'x', 'en', {wu}, now())",
    "titles of another team's actions": "SELECT title FROM actions WHERE id = {west_action}",
    "steps of another team's actions": "SELECT * FROM action_steps WHERE action_id = {west_action}",
    "causes of another team's actions": "SELECT * FROM action_causes WHERE action_id = {west_action}",
    "the lock of the trail": "SELECT pg_advisory_lock(7165140)",
    "the lock of a colleague's claims": "SELECT pg_advisory_xact_lock(7165141, {wu})",
    "transcripts locked": "BEGIN; LOCK TABLE transcripts IN SHARE MODE",
    "measurements locked": "BEGIN; LOCK TABLE recording_measures IN SHARE MODE",
    "acknowledgements locked": "BEGIN; LOCK TABLE acknowledgements IN SHARE MODE",
    "people locked": "BEGIN; LOCK TABLE persons IN SHARE MODE",
    "checklists locked": "BEGIN; LOCK TABLE checklist_versions IN SHARE MODE",
    "the trail locked": "BEGIN; LOCK TABLE audit_events IN SHARE MODE",
    "a hold on a call": "INSERT INTO legal_holds (recording_id, reason, by_id, since) VALUES ({li_call}, 'x', {li}, "
    "now())",
    # What is said below a mask
    "words below a mask": "SELECT text FROM transcript_segments WHERE recording_id = {li_call}",
    "words below a mask by searching": "SELECT 1 WHERE coalesce(found_segments('three'), ARRAY[1]) <> '{{}}'",
    "words below a mask by the function": "SELECT 1 FROM masked_segments({li_call}) WHERE said LIKE '%three%'",
    "words below masks of another team": "SELECT * FROM masked_segments({wu_call}) WHERE said LIKE '%three%'",
    "the mask moved away": "UPDATE masks SET span_start = 5, span_end = 6",
    "the mask gone": "DELETE FROM masks",
    "a masked transcript written away": "DO $x$ BEGIN PERFORM transcript_away({li_call}); END $x$",
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
    "the administrators' role": "SET ROLE qa_administrator",
    # Customers' numbers, which this workspace shows to nobody but administrators
    "a customer's whole number": "SELECT 1 FROM recordings WHERE customer_number ~ '^[0-9]{{11}}$'",
    "a whole row with the number": "SELECT 1 FROM recordings r WHERE r::text LIKE '%13800000%'",
    "whole numbers where they lie": "SELECT * FROM customer_numbers",
    "how many numbers there are": "SELECT 1 FROM customer_numbers HAVING count(*) > 0",
    "a number guessed": "SELECT * FROM numbered('13800000001')",
    "a part of a number guessed": "SELECT * FROM numbered('0000000')",
    "a number guessed in what is searched": "SELECT 1 FROM recordings WHERE search_text LIKE '%13800000%'",
    "a number guessed in the column": "SELECT 1 FROM recordings WHERE customer_number = '13800000001'",
    "numbers put elsewhere": "INSERT INTO customer_numbers VALUES ({li_free}, 'x', 'x')",
    "numbers changed": "UPDATE customer_numbers SET customer_number = 'x'",
    "numbers gone": "DELETE FROM customer_numbers",
    # What agents say
    "acknowledging for the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, qa_me(), true, now(), 'fine')",
    "acknowledging as the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {fang}, true, now(), 'fine')",
    "a comment rewritten": "UPDATE acknowledgements SET comment = 'all is well'",
    "a comment gone": "DELETE FROM acknowledgements",
    # Calls and what belongs to them
    "facts of another team's call": "UPDATE recordings SET queue = 'x' WHERE id = {wu_call}",
    "the time of another team's call": "UPDATE recordings SET started_at = now() WHERE id = {wu_call}",
    "a call of another team to the own": "UPDATE recordings SET team_id = {east} WHERE id = {wu_call}",
    "a call to no team": "UPDATE recordings SET team_id = NULL WHERE id = {li_call}",
    "where a file lies": "UPDATE recordings SET path = '/etc/passwd' WHERE id = {li_call}",
    "the contents of a file": "UPDATE recordings SET content_hash = 'x' WHERE id = {li_call}",
    "a call as done": "UPDATE recordings SET state = 'done' WHERE id = {li_free}",
    "a score in the list": "UPDATE recordings SET score = 100 WHERE id = {li_call}",
    "a call of one's own": "INSERT INTO recordings SELECT * FROM recordings WHERE id = {li_call}",
    "a call gone": "DELETE FROM recordings WHERE id = {li_free}",
    "a task of another team": "UPDATE recordings SET assigned_to = qa_me() WHERE id = {wu_free}",
    "a claim taken from an inspector": "UPDATE recordings SET claimed_by = qa_me()",
    "a hold on another team's call": "INSERT INTO legal_holds (recording_id, reason, by_id, since) "
    "VALUES ({wu_call}, 'x', qa_me(), now())",
    "a hold in another name": "INSERT INTO legal_holds (recording_id, reason, by_id, since) "
    "VALUES ({li_call}, 'x', {zhao}, now())",
    "a hold of another team lifted": "DELETE FROM legal_holds WHERE recording_id = {wu_call}",
    "a mask on another team's call": "INSERT INTO masks (recording_id, span_start, span_end, sound, origin, made_by, "
    "made_at) VALUES ({wu_call}, 0, 1, 'silence', 'hand', qa_me(), now())",
    "an inspector's note rewritten": "UPDATE notes SET text = 'x' WHERE id = {li_note}",
    "an inspector's inspection": "UPDATE inspections SET summary = 'x' WHERE id = {li_open}",
    "an inspection of a fresh call": "INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, "
    "begun_at, saved_at, picked, summary, heard, reason) SELECT {li_free}, checklist_version_id, qa_me(), now(), "
    "now(), "
    "'random', '', '[]', '' FROM inspections WHERE id = {li_done}",
    "a transcript of another team gone": "DO $x$ BEGIN PERFORM transcript_away({wu_call}); END $x$",
    "measurements of another team gone": "DO $x$ BEGIN PERFORM measures_away(ARRAY[{wu_call}::bigint], 99); END $x$",
    # Actions and the trail
    "the title of another team's action": "SELECT title FROM actions WHERE id = {west_action}",
    "steps of another team's action": "SELECT * FROM action_steps WHERE action_id = {west_action}",
    "causes of another team's action": "SELECT * FROM action_causes WHERE action_id = {west_action}",
    "a cause of another team's action gone": "DELETE FROM action_causes WHERE action_id = {west_action}",
    "events of another team's call": "SELECT * FROM audit_events WHERE subject = 'recording' "
    "AND subject_id = '{wu_call}'",
    "events of another team's evaluation": "SELECT * FROM audit_events WHERE subject = 'evaluation' "
    "AND subject_id = '{wu_evaluation}'",
    "events of another team's action": "SELECT * FROM audit_events WHERE subject = 'action' "
    "AND subject_id = '{west_action}'",
    "events of another team's inspections": "SELECT * FROM audit_events WHERE subject = 'inspection' "
    "AND subject_id IN ('{wu_open}', '{wu_done}')",
    "events of people": "SELECT * FROM audit_events WHERE subject = 'person' AND login <> session_user",
    "events of settings": "SELECT * FROM audit_events WHERE subject = 'settings' AND login <> session_user",
    "events by another lead": "SELECT * FROM audit_events WHERE login = 'zhao'",
    "events that name the other team": "SELECT * FROM audit_events WHERE document LIKE '%West%'",
    "the whole trail by the function": "SELECT audit_is_mine_to_read()",
    "whose event it is, asked for another": "SELECT 1 WHERE qa_event_is_ours('recording', '{wu_call}')",
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
    # Customers' numbers, which this workspace shows to nobody but administrators
    "a customer's whole number": "SELECT 1 FROM recordings WHERE customer_number ~ '^[0-9]{{11}}$'",
    "a whole row with the number": "SELECT 1 FROM recordings r WHERE r::text LIKE '%13800000%'",
    "whole numbers where they lie": "SELECT * FROM customer_numbers",
    "how many numbers there are": "SELECT 1 FROM customer_numbers HAVING count(*) > 0",
    "a number guessed": "SELECT * FROM numbered('13800000001')",
    "a part of a number guessed": "SELECT * FROM numbered('0000000')",
    "a number guessed in what is searched": "SELECT 1 FROM recordings WHERE search_text LIKE '%13800000%'",
    "a number guessed in the column": "SELECT 1 FROM recordings WHERE customer_number = '13800000001'",
    "numbers put elsewhere": "INSERT INTO customer_numbers VALUES ({li_free}, 'x', 'x')",
    "numbers changed": "UPDATE customer_numbers SET customer_number = 'x'",
    "numbers gone": "DELETE FROM customer_numbers",
    # What agents say
    "acknowledging for the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, qa_me(), true, now(), 'fine')",
    "acknowledging as the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {fang}, true, now(), 'fine')",
    "a comment rewritten": "UPDATE acknowledgements SET comment = 'all is well'",
    "a comment gone": "DELETE FROM acknowledgements",
    # Everything that others do
    "a call's facts": "UPDATE recordings SET queue = 'x'",
    "a call of one's own": "INSERT INTO recordings SELECT * FROM recordings",
    "a call gone": "DELETE FROM recordings",
    "a person": "UPDATE persons SET name = 'x'",
    "logins": "SELECT login FROM persons",
    "another role in the table": "UPDATE persons SET role = 'administrator'",
    "another team": "INSERT INTO person_teams SELECT qa_me(), id FROM teams",
    "a login by the function": "SELECT qa_add_login('friend', 'SCRAM-SHA-256$4096:a$b:c', 'F', 'administrator', "
    "'{{}}', NULL)",
    "a colleague's password": "SELECT qa_new_password('boss', 'SCRAM-SHA-256$4096:a$b:c')",
    "a colleague shut out": "SELECT qa_disable_login('boss')",
    "the list of logins": "SELECT * FROM qa_logins()",
    "settings of the workspace": "UPDATE workspace SET settings = '{{}}'",
    "an inspection": "INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, begun_at, saved_at, "
    "picked, summary, heard, reason) VALUES ({li_call}, 1, qa_me(), now(), now(), 'random', '', '[]', '')",
    "answers": "INSERT INTO inspection_answers (inspection_id, question) VALUES ({li_open}, 'extra')",
    "a hold": "INSERT INTO legal_holds (recording_id, reason, by_id, since) VALUES ({li_call}, 'x', qa_me(), now())",
    "a transcript gone": "DO $x$ BEGIN PERFORM transcript_away({li_call}); END $x$",
    "measurements gone": "DO $x$ BEGIN PERFORM measures_away(ARRAY[{li_call}::bigint], 99); END $x$",
    "a claim ended": "SELECT 1 WHERE claim_keep({li_free}, {li}, NULL)",
    "a state restored": "SELECT restore_recording({li_call})",
    "whose event it is": "SELECT qa_event_is_ours('recording', '{li_call}')",
    "an example of others moved to another call": "UPDATE coaching_samples SET recording_id = {wu_call}",
    "an example of a call that nobody has judged": "INSERT INTO coaching_samples (recording_id, span_start, span_end, "
    "kind, topic, teaching_point, marked_by, marked_at) VALUES ({li_free}, 0, 1, 'good', 'x', '', qa_me(), now())",
    "a note on a call that nobody has judged": "INSERT INTO notes (recording_id, span_start, span_end, text, public, "
    "author_id, made_at, changed_at) VALUES ({wu_free}, 0, 1, 'x', true, qa_me(), now(), now())",
    "a transcript": "INSERT INTO transcripts (recording_id, source, language, made_at) "
    "VALUES ({li_free}, 'x', 'en', now())",
    "a call as mine": "UPDATE recordings SET assigned_to = qa_me()",
    # What is said below a mask
    "words below a mask": "SELECT text FROM transcript_segments WHERE recording_id = {li_call}",
    "words below a mask by searching": "SELECT 1 WHERE cardinality(found_segments('three')) > 1",
    "words below a mask by the function": "SELECT 1 FROM masked_segments({li_call}) WHERE said LIKE '%three%'",
    "words below masks of another team": "SELECT * FROM masked_segments({wu_call}) WHERE said LIKE '%three%'",
    "the mask moved away": "UPDATE masks SET span_start = 5, span_end = 6",
    "the mask gone": "DELETE FROM masks",
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
    # Customers' numbers, which this workspace shows to nobody but administrators
    "a customer's whole number": "SELECT 1 FROM recordings WHERE customer_number ~ '^[0-9]{{11}}$'",
    "a whole row with the number": "SELECT 1 FROM recordings r WHERE r::text LIKE '%13800000%'",
    "whole numbers where they lie": "SELECT * FROM customer_numbers",
    "how many numbers there are": "SELECT 1 FROM customer_numbers HAVING count(*) > 0",
    "a number guessed": "SELECT * FROM numbered('13800000001')",
    "a part of a number guessed": "SELECT * FROM numbered('0000000')",
    "a number guessed in what is searched": "SELECT 1 FROM recordings WHERE search_text LIKE '%13800000%'",
    "a number guessed in the column": "SELECT 1 FROM recordings WHERE customer_number = '13800000001'",
    "numbers put elsewhere": "INSERT INTO customer_numbers VALUES ({li_free}, 'x', 'x')",
    "numbers changed": "UPDATE customer_numbers SET customer_number = 'x'",
    "numbers gone": "DELETE FROM customer_numbers",
    # What agents say
    "acknowledging in another name": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {li}, true, now(), 'fine')",
    "acknowledging an evaluation of others": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, "
    "comment) "
    "VALUES ({wu_evaluation}, {fang}, true, now(), 'fine')",
    "a comment rewritten": "UPDATE acknowledgements SET comment = 'all is well'",
    "a comment gone": "DELETE FROM acknowledgements",
    "acknowledging what somebody else says": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, "
    "comment) "
    "VALUES ({li_evaluation}, {fang}, false, now(), '')",
    "a comment without words": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "SELECT {li_evaluation}, {fang}, true, now(), '' WHERE 1 = 0 OR EXISTS (SELECT FROM acknowledgements)",
    "a comment beyond all measure": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {fang}, true, now(), repeat('x', 2001))",
    "what others said": "SELECT * FROM acknowledgements WHERE by_id <> {fang}",
    "outcomes of others": "SELECT * FROM evaluation_outcomes WHERE evaluation_id = {wu_evaluation}",
    "calls of others in evaluations": "SELECT * FROM evaluation_calls WHERE evaluation_id = {wu_evaluation}",
    "work in progress on the own call": "SELECT * FROM inspections WHERE id = {li_open}",
    "transcripts": "SELECT * FROM transcripts",
    "what was said": "SELECT * FROM transcript_segments",
    "measurements": "SELECT * FROM recording_measures",
    "actions": "SELECT title FROM actions",
    "holds": "SELECT * FROM legal_holds",
    "drafts of checklists": "SELECT * FROM checklist_drafts",
    "the question bank": "SELECT * FROM question_bank",
    "a note": "INSERT INTO notes (recording_id, span_start, span_end, text, public, author_id, made_at, changed_at) "
    "VALUES ({li_call}, 0, 1, 'x', true, qa_me(), now(), now())",
    "a mask over what was said": "INSERT INTO masks (recording_id, span_start, span_end, sound, origin, made_by, "
    "made_at) "
    "VALUES ({li_call}, 0, 1, 'silence', 'hand', qa_me(), now())",
    # Everything that others do
    "a call's facts": "UPDATE recordings SET queue = 'x'",
    "a call of one's own": "INSERT INTO recordings SELECT * FROM recordings",
    "a person": "UPDATE persons SET name = 'x'",
    "logins": "SELECT login FROM persons",
    "another role in the table": "UPDATE persons SET role = 'administrator'",
    "another team": "INSERT INTO person_teams SELECT qa_me(), id FROM teams",
    "a login by the function": "SELECT qa_add_login('friend', 'SCRAM-SHA-256$4096:a$b:c', 'F', 'administrator', "
    "'{{}}', NULL)",
    "a colleague's password": "SELECT qa_new_password('boss', 'SCRAM-SHA-256$4096:a$b:c')",
    "a colleague shut out": "SELECT qa_disable_login('boss')",
    "the list of logins": "SELECT * FROM qa_logins()",
    "settings of the workspace": "UPDATE workspace SET settings = '{{}}'",
    "an inspection": "INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, begun_at, saved_at, "
    "picked, summary, heard, reason) VALUES ({li_call}, 1, qa_me(), now(), now(), 'random', '', '[]', '')",
    "an answer": "INSERT INTO inspection_answers (inspection_id, question) VALUES ({li_open}, 'extra')",
    "a hold": "INSERT INTO legal_holds (recording_id, reason, by_id, since) VALUES ({li_call}, 'x', qa_me(), now())",
    "a transcript gone": "DO $x$ BEGIN PERFORM transcript_away({li_call}); END $x$",
    "measurements gone": "DO $x$ BEGIN PERFORM measures_away(ARRAY[{li_call}::bigint], 99); END $x$",
    "a claim ended": "SELECT 1 WHERE claim_keep({li_free}, {li}, NULL)",
    "a state restored": "SELECT restore_recording({li_call})",
    "whose event it is": "SELECT qa_event_is_ours('recording', '{li_call}')",
    # What is said below a mask
    "words below a mask": "SELECT text FROM transcript_segments WHERE recording_id = {li_call}",
    "words below a mask by searching": "SELECT 1 WHERE coalesce(found_segments('three'), ARRAY[1]) <> '{{}}'",
    "words below a mask by the function": "SELECT 1 FROM masked_segments({li_call}) WHERE said LIKE '%three%'",
    "words below masks of another team": "SELECT * FROM masked_segments({wu_call}) WHERE said LIKE '%three%'",
    "the mask moved away": "UPDATE masks SET span_start = 5, span_end = 6",
    "the mask gone": "DELETE FROM masks",
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
    # What agents say
    "acknowledging for the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {li}, true, now(), 'fine')",
    "acknowledging as the agent": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, {fang}, true, now(), 'fine')",
    "a comment rewritten": "UPDATE acknowledgements SET comment = 'all is well'",
    "a comment gone": "DELETE FROM acknowledgements",
    "a table locked": "BEGIN; LOCK TABLE inspections IN ACCESS EXCLUSIVE MODE",
    "a comment in the agent's name": "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, qa_me(), false, now(), 'agrees')",
    "numbers put elsewhere": "INSERT INTO customer_numbers VALUES ({li_free}, 'x', 'x')",
    "numbers changed behind the calls": "UPDATE customer_numbers SET customer_number = 'x'",
    "numbers gone": "DELETE FROM customer_numbers",
    "outcomes of an evaluation": "UPDATE evaluation_outcomes SET earned = 1",
    "calls of an evaluation": "DELETE FROM evaluation_calls",
    "an inspector's comment": "UPDATE inspection_answers SET comment = 'x'",
    "an inspection": "DELETE FROM inspections WHERE id = {li_open}",
    "an inspection given to another": "UPDATE inspections SET inspector_id = {wu} WHERE id = {li_open}",
    "a completed inspection opened again": "UPDATE inspections SET completed_at = NULL",
    "a cause": "DELETE FROM root_causes",
    "an inspector's note": "UPDATE notes SET text = 'x'",
    "an example": "UPDATE coaching_samples SET topic = 'x'",
    "an action": "UPDATE actions SET title = 'x'",
    "a claim": "UPDATE recordings SET claimed_by = qa_me()",
    "a score in the list": "UPDATE recordings SET score = 100",
    "a state in the list": "SELECT put_in_review(ARRAY[{li_call}::bigint]) FROM inspections WHERE 1 = 0",
    "taking from the pool": "SELECT claim_next({li}, now(), now())",
    "a role changed in the table": "UPDATE persons SET role = 'administrator' WHERE id = {li}",
    "the measurements of today changed": "UPDATE recording_measures SET hold_total_s = 0",
    "words put into a mouth": "UPDATE transcript_segments SET text = 'never'",
    "one more event by the chain's number": "INSERT INTO audit_events (id, at, login, person, subject, subject_id, "
    "did, "
    "document, hash) SELECT max(id) + 1, now(), 'li', 'Li Na', 'evaluation', '1', 'changed', '[]', 'x' FROM "
    "audit_events",
}
COMMON = (
    "passwords", "passwords by the old view", "a table out of another schema", "statistics of columns",
    "raw statistics", "what others are doing", "how much there is", "files of the server", "folders of the server",
    "copying out", "copying through a program", "a temporary table", "another score", "another state",
    "an evaluation gone", "outcomes gone", "completed answers", "a completed inspection opened",
    "a completed inspection gone", "claiming by hand", "returning others' claims", "an event added",
    "an event forged by the function", "a change told as a note", "an event changed", "an event gone",
    "the trail emptied", "its trigger off", "all triggers off", "the owner's role", "the role that makes logins",
    "another session", "a login", "a group for oneself", "more for oneself", "another login in the table",
    "a schema in front", "a table in the schema", "a function in the schema", "an operator that leaks",
    "a function replaced", "a function altered", "a function taken", "a table taken", "rules off", "a rule added",
    "a rule gone", "a trigger of one's own", "a view over it", "code", "an extension", "another language",
    "another server", "numbers set back", "numbers restarted", "a table emptied", "a table locked",
    "evaluations locked", "the trail locked", "the lock of the trail", "rows locked", "a large object",
    "a large object with words", "a large object from a file", "settings of the server",
    "the server's settings read again", "others put out", "a checklist", "another database", "the revision",
    "a row through a conflict", "a comment rewritten", "a comment gone",
)  # fmt: skip
"""What everybody tries, word for word as inspectors do."""

ROLES = {"li": INSPECTOR, "ma": LEAD, "tian": TRAINER, "fang": AGENT, "boss": ADMINISTRATOR}
ATTACKS = {
    login: {**({} if tried is INSPECTOR else {name: INSPECTOR[name] for name in COMMON}), **tried}
    for login, tried in ROLES.items()
}
"""By login; the figures in braces are those of the siege's ids."""


def must_be_refused(statement: str) -> bool:
    """Whether it gains something by merely being carried out; else what comes back or is written tells."""
    if " TO STDOUT" in statement:
        return False
    last = statement.rsplit(";", 1)[-1] if "$x$" not in statement else statement
    return last.split()[0] not in ("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "DO")
