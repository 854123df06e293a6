"""On PostgreSQL what is added and changed is told to the audit trail at the commit, so that the chain's lock is short.

The chain takes one writer at a time.  Told at once, everybody would wait for each way across the network, and for each
pause of the program, that lies between somebody's first change and their commit.
"""

from alembic import op

revision = "0024"
down_revision = "0023"

# What is removed is told at once, as before: whether it is told depends on what is removed with it.
POSTGRES = """
DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT t.oid, t.tgname, t.tgrelid::regclass AS place, pg_get_triggerdef(t.oid) AS made FROM pg_trigger t
      WHERE t.tgfoid = 'audit_row'::regproc AND NOT t.tgisinternal AND t.tgname NOT LIKE '%\\_removed' LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', found.tgname, found.place);
    EXECUTE replace(replace(found.made, 'CREATE TRIGGER', 'CREATE CONSTRAINT TRIGGER'),
      ' FOR EACH ROW', ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW');
  END LOOP;
END $$
"""


def upgrade() -> None:
    """The same triggers, deferred."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(POSTGRES.replace("%", "%%"))
