"""Runs the revisions on the connection that `schema` hands over; there is no configuration file."""

from alembic import context
from alembic.runtime.environment import NameFilterParentNames, NameFilterType

from qa_studio.storage.tables import METADATA


def _ours(name: str | None, kind: NameFilterType, parents: NameFilterParentNames) -> bool:
    # The search index and the tables in which SQLite keeps it are made by a revision, in each engine's own way.
    return not (name and "search" in name and kind in ("table", "index"))


def _run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        include_name=_ours,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,  # all revisions or none, also on SQLite
    )
    with context.begin_transaction():
        context.run_migrations()


_run()
