"""Searching by the indexes of a server: functions, at first for the owner of the tables; a team's rules extend them."""

from collections.abc import Iterator

from alembic import op

revision = "0021"
down_revision = "0020"

_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
_READ = {
    "recordings": (("recordings", "id", "search_text"),),
    "segments": (("transcript_segments", "id", "text"),),
    "notes": (("notes", "id", "text"),),
    "comments": (("inspection_answers", "inspection_id", "comment"), ("inspections", "id", "summary")),
}


def _functions() -> Iterator[str]:
    for what, read in _READ.items():
        query = " UNION ".join(f"SELECT {key} FROM {table} WHERE {text} ILIKE $1" for table, key, text in read)
        more = " || ARRAY(SELECT numbered(word))" if what == "recordings" else ""
        yield rf"""
        CREATE FUNCTION found_{what}(word text) RETURNS bigint[] LANGUAGE plpgsql STABLE {_DEFINER} AS $body$
        DECLARE
          pattern text := '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
          found bigint[];
        BEGIN
          IF NOT qa_owns() THEN RETURN '{{}}'; END IF;
          IF length(word) < 3 THEN RETURN NULL; END IF;
          EXECUTE 'SELECT coalesce(array_agg(few.key), ''{{}}'') FROM ({query} LIMIT 5001) few(key)'
            INTO found USING pattern;
          found := found{more};
          RETURN CASE WHEN cardinality(found) <= 5000 THEN found END;
        END $body$
        """
        yield f"REVOKE ALL ON FUNCTION found_{what}(text) FROM PUBLIC"


def upgrade() -> None:
    """On the server; a file is searched by tables of its own."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in _functions():
            connection.exec_driver_sql(statement.replace("%", "%%"))
