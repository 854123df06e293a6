"""Searching on the server by its indexes, by functions that give nobody more than the rules let them see.

Under row-level security PostgreSQL uses no index for LIKE, since comparing might tell what a row holds.  These
functions compare as the owner of the tables, with the very conditions of the rules that the caller's role is under.
They take a word and no pattern: an error in a pattern would tell whether a hidden row holds what comes before it.
"""

import re
from collections.abc import Iterator

from qa_studio.storage.access.functions import DEFINER
from qa_studio.storage.access.rules import ROLES, RULES

MOST = 5_000
"""More rows than that are not told: reading in order until enough is found is quicker then."""
_SAMPLED = 3_000
_COMMON = 20
"""One of so many rows, of those of a sample that the person sees."""
_READS_FROM = re.compile(r"FROM (\w+) (\w+) WHERE ")


def seen(table: str, role: str) -> str:
    """The condition on rows of `table` under which `role` sees them, with those of the tables that it looks into."""
    of_this = [rule.rows for rule in RULES if (rule.table, rule.verb) == (table, "SELECT") and role in rule.roles]
    whole = " OR ".join(f"({rows})" for rows in of_this) or "false"
    return _READS_FROM.sub(lambda found: f"{found[0]}({_as(found[2], found[1], role)}) AND ", whole)


def _as(alias: str, table: str, role: str) -> str:
    return seen(table, role).replace(f"{table}.", f"{alias}.")


def _reading(table: str, key: str, text: str, role: str) -> str:
    return f"SELECT {key} FROM {table} WHERE ({seen(table, role)}) AND {text} ILIKE $1"


def _sampling(table: str, text: str, role: str) -> str:
    rows = f"{table} TABLESAMPLE SYSTEM ($2) WHERE ({seen(table, role)})"
    return f"SELECT count(*) FILTER (WHERE {text} ILIKE $1) * {_COMMON} > greatest(count(*), 100) FROM {rows}"


def _function(name: str, *read: tuple[str, str, str]) -> str:
    """`read`: tables, their keys and texts."""
    queries = {role: " UNION ".join(_reading(*each, role) for each in read) for role in ROLES}
    whole = " UNION ".join(f"SELECT {key} FROM {table} WHERE {text} ILIKE $1" for table, key, text in read)
    cases = "".join(f"WHEN '{role.removeprefix('qa_')}' THEN $read${each}$read$ " for role, each in queries.items())
    table, _, text = read[0]
    samples = "".join(
        f"WHEN '{role.removeprefix('qa_')}' THEN $read${_sampling(table, text, role)}$read$ " for role in ROLES
    )
    return rf"""
    CREATE OR REPLACE FUNCTION {name}(word text) RETURNS bigint[] LANGUAGE plpgsql STABLE {DEFINER} AS $body$
    DECLARE
      pattern text := '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
      query text := CASE WHEN qa_owns() THEN $read${whole}$read$ ELSE CASE qa_role() {cases}END END;
      sampling text := CASE qa_role() {samples}END;
      share real := (SELECT 100.0 * {_SAMPLED} / reltuples FROM pg_class WHERE oid = '{table}'::regclass
        AND reltuples > {2 * _SAMPLED});
      common boolean;
      found bigint[];
    BEGIN
      IF query IS NULL THEN RETURN '{{}}'; END IF;
      IF length(word) < 3 THEN RETURN NULL; END IF;
      IF share IS NOT NULL AND sampling IS NOT NULL THEN
        EXECUTE sampling INTO common USING pattern, share;
        IF common THEN RETURN NULL; END IF;
      END IF;
      EXECUTE 'SELECT coalesce(array_agg(few.key), ''{{}}'') FROM (' || query || ' LIMIT {MOST + 1}) few(key)'
        INTO found USING pattern;
      RETURN CASE WHEN cardinality(found) <= {MOST} THEN found END;
    END $body$
    """


def _functions() -> Iterator[str]:
    yield _function("found_recordings", ("recordings", "id", "search_text")).replace(
        "RETURN CASE WHEN", "found := found || ARRAY(SELECT numbered(word));\n      RETURN CASE WHEN"
    )
    yield _function("found_segments", ("transcript_segments", "id", "text"))
    yield _function("found_notes", ("notes", "id", "text"))
    yield _function(
        "found_comments", ("inspection_answers", "inspection_id", "comment"), ("inspections", "id", "summary")
    )


SEARCHING = tuple(_functions())
CALLED_TO_SEARCH = tuple((f"found_{what}(text)", ROLES) for what in ("recordings", "segments", "notes", "comments"))
