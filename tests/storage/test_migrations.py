"""The revisions lead to the tables that the program describes."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import qa_studio.storage.migrations as migrations
from qa_studio.storage.engine import sqlite_engine
from qa_studio.storage.schema import REVISIONS, revision_of, upgrade
from qa_studio.storage.sqlite_file import make_database
from qa_studio.storage.tables import METADATA, MOVING_COLUMNS, evaluations


def described(name: str | None, kind: str, parents: object) -> bool:
    """Whether the description speaks of it: the search index is each engine's own matter."""
    return not (kind == "table" and name is not None and "search" in name)


def test_an_empty_database_gets_exactly_the_described_tables(tmp_path: Path) -> None:
    make_database(tmp_path / "w.sqlite3")
    engine = sqlite_engine(tmp_path / "w.sqlite3")
    with engine.begin() as connection:
        assert revision_of(connection) is None
        upgrade(connection)
        assert revision_of(connection) == REVISIONS[-1]
        context = MigrationContext.configure(
            connection,
            opts={"include_name": described, "compare_type": True},
        )
        assert compare_metadata(context, METADATA) == []
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()


def test_the_program_knows_all_its_revisions_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == REVISIONS


def test_a_step_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    make_database(tmp_path / "w.sqlite3")
    engine = sqlite_engine(tmp_path / "w.sqlite3")
    with pytest.raises(KeyError), engine.begin() as connection:
        upgrade(connection)
        raise KeyError
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    engine.dispose()


def test_every_column_of_an_evaluation_is_sealed_but_those_that_move() -> None:
    source = Path(migrations.__file__).parent / "versions" / "0002_search_and_seals.py"
    space: dict[str, str] = {}
    exec(source.read_text("utf-8"), space)
    assert {name.strip() for name in space["FROZEN"].split(",")} == set(evaluations.c.keys()) - set(MOVING_COLUMNS)
