"""A team's workspace on a real server: two teams, and a person in each role, each with a login of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import psycopg
from centre import CALL_CHECKLIST
from postgres_server import PostgresServer

from qa_studio.bootstrap import open_studio, prepare_team
from qa_studio.domain.login import NewLogin
from qa_studio.domain.people import AgentId, Role, TeamId
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.services.studio import Studio

PASSWORD = "correct horse battery"
PEOPLE = (
    NewLogin("li", "Li Na", Role.INSPECTOR, ("East",)),
    NewLogin("wu", "Wu Min", Role.INSPECTOR, ("West",)),
    NewLogin("ma", "Ma Li", Role.LEAD, ("East",)),
    NewLogin("zhao", "Zhao Yu", Role.LEAD, ("West",)),
    NewLogin("tian", "Tian Jie", Role.TRAINER),
    NewLogin("fang", "Wang Fang", Role.AGENT, (), "E1"),
)


class TeamStage:
    """The database, and hands to work in it as anybody."""

    def __init__(self, server: PostgresServer, database: str) -> None:
        self.server, self.database = server, database

    @classmethod
    def founded(cls, server: PostgresServer, database: str, folder: Path) -> "TeamStage":
        """A new database with rules, people, agents, a checklist and three calls for each team."""
        server.run(f"CREATE DATABASE {database}")
        stage = cls(server, database)
        prepare_team(stage.address("postgres"), "boss", lambda: PASSWORD)
        with stage.studio("boss") as boss:
            folder.mkdir(parents=True, exist_ok=True)
            checklist = folder / "call.checklist.yaml"
            checklist.write_text(CALL_CHECKLIST, "utf-8")
            boss.checklists.import_file(checklist)
            for team in ("East", "West"):
                known = boss.people.add_team(team)
                agent = boss.people.add_agent(f"{team} agent", f"{team[0]}1", known, date(2025, 1, 1))
                for number in range(3):
                    stage.call(boss, team, number, known, agent)
        # By the server's owner, who may let in again whom another database of the server let in.
        with stage.studio("postgres") as owner:
            for person in PEOPLE:
                owner.logins.add(person, PASSWORD)
        return stage

    def address(self, login: str) -> str:
        """Of the workspace, for one login."""
        return self.server.address(self.database, login)

    @contextmanager
    def studio(self, login: str) -> Iterator[Studio]:
        """The program, as one person starts it."""
        opened = open_studio(self.address(login))
        try:
            yield opened
        finally:
            opened.close()

    @contextmanager
    def sql(self, login: str, database: str | None = None) -> Iterator[psycopg.Connection]:
        """What the same person can do beside the program."""
        with psycopg.connect(
            host="127.0.0.1", port=self.server.port, user=login, dbname=database or self.database, autocommit=True
        ) as connection:
            yield connection

    def call(self, boss: Studio, team: str, number: int, of: TeamId, agent: AgentId) -> RecordingId:
        """A minute's call without sound."""
        name = f"{team}-{number}"
        return boss.library.add_without_sound(
            Recording(
                id=RecordingId(0),
                path=f"/calls/{name}.wav",
                content_hash=sha256(name.encode()).hexdigest(),
                size=1,
                sound=Sound(60.0, 8000, 2, "pcm_s16", True),
                details=CallDetails(
                    started_at=datetime(2026, 3, 2, 4, number % 60, tzinfo=UTC),
                    agent=agent,
                    team=of,
                    queue="sales",
                    customer_number=f"1380000{number:04d}",
                ),
                imported_at=datetime(2026, 3, 2, 6, tzinfo=UTC),
            )
        )
