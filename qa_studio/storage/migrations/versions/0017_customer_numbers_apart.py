"""Customers' numbers by right: on a server whole ones lie apart, and recordings hold them masked."""

from alembic import op

revision = "0017"
down_revision = "0016"

_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# In each way that recorders write a number into the name of a file, as domain/recording.py says it.
_WAYS = (
    "ARRAY[lower(number), regexp_replace(number, '[^0-9]', '', 'g'), "
    "right(regexp_replace(number, '[^0-9]', '', 'g'), 11), right(regexp_replace(number, '[^0-9]', '', 'g'), 10)]"
)

POSTGRES = (
    """
    CREATE TABLE customer_numbers (
      recording_id bigint PRIMARY KEY REFERENCES recordings ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      customer_number text NOT NULL,
      search_text text NOT NULL)
    """,
    "CREATE INDEX ix_customer_numbers_search ON customer_numbers USING gin (search_text gin_trgm_ops)",
    """
    CREATE FUNCTION masked_number(number text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
      SELECT CASE WHEN length(number) >= 8 THEN left(number, 3) || '****' || right(number, 4)
        ELSE repeat('*', greatest(0, length(number) - 2)) || right(number, 2) END $$
    """,
    f"""
    CREATE FUNCTION number_masked_in(words text, number text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE way text;
    BEGIN
      FOREACH way IN ARRAY {_WAYS} LOOP
        IF length(way) >= 4 THEN words := replace(words, way, masked_number(way)); END IF;
      END LOOP;
      RETURN words;
    END $$
    """,
    f"""
    CREATE FUNCTION number_whole_in(words text, number text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE way text;
    BEGIN
      FOREACH way IN ARRAY {_WAYS} LOOP
        IF length(way) >= 4 THEN words := replace(words, masked_number(way), way); END IF;
      END LOOP;
      RETURN words;
    END $$
    """,
    # Who sees the mask only writes it back among what they change: then the number stays as it was.
    f"""
    CREATE FUNCTION customer_number_apart() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE whole text := new.customer_number; kept text; searched text;
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        SELECT n.customer_number INTO kept FROM customer_numbers n WHERE n.recording_id = new.id;
        IF kept IS NOT NULL AND new.customer_number IS NOT DISTINCT FROM old.customer_number THEN whole := kept; END IF;
        IF kept IS NOT NULL AND whole IS NULL THEN DELETE FROM customer_numbers WHERE recording_id = new.id; END IF;
      END IF;
      IF whole IS NULL THEN RETURN new; END IF;
      searched := number_whole_in(new.search_text, whole);
      new.customer_number := masked_number(whole);
      new.search_text := number_masked_in(searched, whole);
      INSERT INTO customer_numbers VALUES (new.id, whole, searched)
      ON CONFLICT (recording_id) DO UPDATE
      SET customer_number = excluded.customer_number, search_text = excluded.search_text;
      RETURN new;
    END $$
    """,
    "CREATE TRIGGER customer_number_apart BEFORE INSERT OR UPDATE OF customer_number, search_text ON recordings "
    "FOR EACH ROW EXECUTE FUNCTION customer_number_apart()",
    # Administrators correct numbers; others see them where the workspace shows them at all.
    f"""
    CREATE FUNCTION numbers_are_shown() RETURNS boolean LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT coalesce((SELECT (w.settings ->> 'show_customer_numbers')::boolean FROM workspace w LIMIT 1), false)
        AND (qa_owns() OR coalesce(qa_role() IN ('administrator', 'inspector', 'lead'), false)) $$
    """,
    f"""
    CREATE FUNCTION sees_numbers() RETURNS boolean LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT qa_owns() OR coalesce(qa_role() = 'administrator', false) OR numbers_are_shown() $$
    """,
    # Words without a part of a number are found in what the recordings themselves hold.
    f"""
    CREATE FUNCTION numbered(word text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE {_DEFINER} AS $$
    DECLARE me bigint := qa_me(); does text := qa_role(); teams bigint[] := qa_teams(); owns boolean := qa_owns();
    BEGIN
      IF word !~ '[0-9]{{4}}' OR NOT sees_numbers() THEN RETURN; END IF;
      RETURN QUERY SELECT n.recording_id FROM customer_numbers n JOIN recordings r ON r.id = n.recording_id
      WHERE n.search_text LIKE '%' || regexp_replace(word, '([%_\\\\])', '\\\\\\1', 'g') || '%'
        AND (owns OR does = 'administrator' OR r.team_id = ANY (teams)
          OR does = 'inspector' AND (r.team_id IS NULL OR r.assigned_to = me OR r.claimed_by = me));
    END $$
    """,
    *(
        f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC"
        for name in ("numbers_are_shown()", "sees_numbers()", "numbered(text)", "customer_number_apart()")
    ),
    # Those that are there: nothing of it is a change that anybody made.
    "ALTER TABLE recordings DISABLE TRIGGER USER",
    "ALTER TABLE recordings ENABLE TRIGGER customer_number_apart",
    "INSERT INTO customer_numbers SELECT id, customer_number, search_text FROM recordings "
    "WHERE customer_number IS NOT NULL",
    "ALTER TABLE recordings DISABLE TRIGGER customer_number_apart",
    "SET CONSTRAINTS ALL IMMEDIATE",
    "UPDATE recordings SET customer_number = masked_number(customer_number), "
    "search_text = number_masked_in(search_text, customer_number) WHERE customer_number IS NOT NULL",
    "ALTER TABLE recordings ENABLE TRIGGER USER",
    "SET CONSTRAINTS ALL DEFERRED",  # what follows in the same transaction puts numbers before their recordings again
)


def upgrade() -> None:
    """A folder's file belongs to one person, who sees all of it."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in POSTGRES:
            connection.exec_driver_sql(statement.replace("%", "%%"))
