"""A centre of twelve teams with very many recordings, every second of them evaluated, made by the database itself."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import psycopg
from sqlalchemy import Connection, Engine

from qa_studio.storage.tables import METADATA

NEWEST = datetime(2026, 11, 1, tzinfo=UTC)
APART_S = 63
AGENTS, TEAMS, INSPECTORS = 600, 12, 24
FAMILIES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高"
GIVEN = (
    *("秀英", "建国", "小芳", "志强", "丽娟", "海燕", "文静", "晓东", "雪梅", "立军"),
    *("玉兰", "春生", "冬梅", "国庆", "红霞", "家明", "佳怡", "俊杰", "美玲", "天宇"),
    *("思远", "梦琪", "子涵", "欣怡", "浩然", "雨桐", "诗涵", "宇航", "一鸣", "若曦"),
)
NAMES = tuple(family + given for given in GIVEN for family in FAMILIES)

_POSTGRES = {
    "n": "generate_series(1::bigint, {count}) n(g)",
    "at": f"timestamptz '{NEWEST:%Y-%m-%d}Z' - g * interval '{APART_S} seconds'",
    "text": "{}::text",
    "hash": "lpad(g::text, 64, '0')",
}
_SQLITE = {
    "n": "(WITH RECURSIVE n(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM n WHERE g < {count}) SELECT g FROM n) n",
    "at": f"strftime('%Y-%m-%d %H:%M:%S', {NEWEST.timestamp():.0f} - g * {APART_S}, 'unixepoch') || '.000000'",
    "text": "{}",
    "hash": "printf('%064d', g)",
}
_JUDGED = "g % 2 = 0"
_ASSIGNED = "g % 2 = 1 AND g * 7 % 600 = 1 AND g % 13 = 0"
_RECORDINGS = """
INSERT INTO recordings (id, path, content_hash, size, duration_s, sample_rate, channels, codec, complete, call_id,
  started_at, agent_id, team_id, queue, direction, customer_number, case_number, csat, extra, imported_at, state,
  swapped, audio, assigned_to, due_on, picked, score, agent_sort, team_sort, search_text, dead_air_s, overlap_s, hold_s,
  agent_share)
SELECT g, '/calls/' || g % 1000 || '/' || g || '.wav', {hash}, 960000, 20 + g * 37 % 880, 8000, 2, 'pcm_s16le', true,
  'c' || g, {at}, a.id, t.id, CASE g / 7 % 3 WHEN 0 THEN 'consult' WHEN 1 THEN 'complaint' ELSE 'sales' END,
  CASE g % 4 WHEN 0 THEN 'out' ELSE 'in' END, {number}, 'K' || g % 400000,
  CASE WHEN g % 5 < 2 THEN NULL ELSE 1 + g % 5 END, '{{}}', {at},
  CASE WHEN {judged} THEN CASE g % 10 WHEN 0 THEN 'failed' ELSE 'done' END WHEN g % 997 = 0 THEN 'in_review'
    ELSE 'new' END, false, 'present', CASE WHEN {assigned} THEN 2 END, CASE WHEN {assigned} THEN '2026-11-03'{date} END,
  CASE g % 3 WHEN 0 THEN 'random' WHEN 1 THEN 'risk' ELSE 'not_said' END,
  CASE WHEN {judged} THEN 50 + g % 50 END, a.name, t.name,
  a.name || {line} || a.number || {line} || t.name || {line} || {number} || {line} || 'c' || g || {line} || g
    || '.wav' || {line},
  g % 40 / 2.0, g % 60 / 6.0, g % 90, g % 100 / 100.0
FROM {n} JOIN agents a ON a.id = g * 7 % {agents} + 1 JOIN teams t ON t.id = a.id % {teams} + 1
"""
_INSPECTIONS = """
INSERT INTO inspections (id, recording_id, checklist_version_id, inspector_id, begun_at, saved_at, completed_at, picked,
  summary, heard, revises, reason)
SELECT r.id, r.id, 1, r.id % {inspectors} + 1, r.started_at, r.started_at, CASE WHEN r.state <> 'in_review' THEN
  r.started_at END, r.picked, CASE WHEN r.id % 5000 = 0 THEN '退款单已经提交' ELSE '' END, '[]', NULL, ''
FROM recordings r WHERE r.state <> 'new'
"""
_EVALUATIONS = """
INSERT INTO evaluations (id, revision, state, inspection_id, recording_id, checklist_version_id, inspector_id, agent_id,
  team_id, picked, completed_at, called_at, answers, score, score_before_fail, verdict, summary, heard, reason,
  score_json)
SELECT r.id, 1, 'current', r.id, r.id, 1, r.id % {inspectors} + 1, r.agent_id, r.team_id, r.picked, r.started_at,
  r.started_at, '{{}}', {score}, {score}, CASE r.state WHEN 'failed' THEN 'fail' ELSE 'pass' END, '', '[]', '', '{{}}'
FROM recordings r WHERE r.state IN ('done', 'failed')
"""
_OUTCOMES = """
INSERT INTO evaluation_outcomes (evaluation_id, question, position, section, earned, possible, lost, failed)
SELECT e.id, q.code, q.place, 'all', (e.id + q.place) % 3 / 2.0, 1, (e.id + q.place) % 3 < 2, false
FROM evaluations e,
  (SELECT 'greeting' AS code, 0 AS place UNION ALL SELECT 'solution', 1 UNION ALL SELECT 'identity', 2) q
"""
_TRANSCRIPTS = """
INSERT INTO transcripts (recording_id, source, language, made_at)
SELECT id, 'made up', 'zh', started_at FROM recordings WHERE id % 10 = 0
"""
_SEGMENTS = """
INSERT INTO transcript_segments (recording_id, position, span_start, span_end, speaker, text)
SELECT recording_id, 0, 0, 3, 'agent', '您好，' || CASE WHEN recording_id % 5000 = 0 THEN '退款单已经提交' ELSE
  '请问有什么可以帮您 ' || recording_id END FROM transcripts
"""
NUMBERED = ("recordings", "inspections", "evaluations")
MADE = (*NUMBERED, "evaluation_outcomes", "transcript_segments", "customer_numbers")


def people_of_the_centre(connection: Connection) -> None:
    """Agents and teams; whoever is there already keeps the first numbers."""
    tables = METADATA.tables
    connection.execute(tables["teams"].insert(), [{"name": f"{number + 1:02}组"} for number in range(TEAMS)])
    agents = [{"name": name, "number": f"A{1000 + place}"} for place, name in enumerate(NAMES[:AGENTS])]
    connection.execute(tables["agents"].insert(), agents)


def inspectors_of_the_centre(connection: Connection, there: int) -> None:
    """Those who have no login."""
    more = [{"name": f"Inspector {number}", "role": "inspector"} for number in range(there, INSPECTORS)]
    connection.execute(METADATA.tables["persons"].insert(), more)


def fill(engine: Engine, count: int) -> None:
    """`count` recordings and half as many evaluations; a file's audit trail is off, as the caller sees to."""
    if engine.dialect.name == "postgresql":
        with psycopg.connect(engine.url.render_as_string(False).replace("+psycopg", ""), autocommit=True) as connection:
            _fill_server(connection, count)
        return
    for statement in _statements(_SQLITE, count, postgres=False):
        with engine.begin() as file:
            file.exec_driver_sql(statement)
    with engine.begin() as file:
        file.exec_driver_sql("ANALYZE")


def _fill_server(connection: psycopg.Connection, count: int) -> None:
    """Indexes are made afterwards: kept up with every row they take four times as long."""
    connection.execute(b"SET session_replication_role = replica")
    connection.execute(b"SET maintenance_work_mem = '512MB'")
    made_after = connection.execute(
        b"SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
        b"WHERE i.indrelid = ANY (%s::regclass[]) AND NOT i.indisunique",
        (list(MADE),),
    ).fetchall()
    for name, _ in made_after:
        connection.execute(f"DROP INDEX {name}".encode())
    for statement in _statements(_POSTGRES, count, postgres=True):
        connection.execute(statement.encode())
    for _, definition in made_after:
        connection.execute(definition.encode())
    for table in NUMBERED:
        connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {count})".encode())
    connection.execute(b"VACUUM ANALYZE")


def _statements(words: Mapping[str, str], count: int, *, postgres: bool) -> Iterator[str]:
    whole = "'139' || substr(cast(100000000 + g * 7919 % 100000000 AS text), 2)"
    masked = "'139****' || substr(cast(100000000 + g * 7919 % 100000000 AS text), 6)"
    given = {
        "n": words["n"].format(count=count),
        "at": words["at"],
        "hash": words["hash"],
        "judged": _JUDGED,
        "assigned": _ASSIGNED,
        "line": "chr(10)" if postgres else "char(10)",
        "date": "::date" if postgres else "",
        "agents": AGENTS,
        "teams": TEAMS,
        "inspectors": INSPECTORS,
        "score": "cast(50 + r.id % 50 AS text)",
        "number": masked if postgres else whole,
    }
    for statement in (_RECORDINGS, _INSPECTIONS, _EVALUATIONS, _OUTCOMES, _TRANSCRIPTS, _SEGMENTS):
        yield statement.format(**given)
    if postgres:  # where numbers lie apart
        yield (
            "INSERT INTO customer_numbers (recording_id, customer_number, search_text) "
            f"SELECT g, {whole}, {whole} || chr(10) FROM {given['n']}"
        )
