"""Connecting to the workspace of a team, on a real server."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import PostgresServer, installed, running
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.bootstrap import open_studio
from qa_studio.services.servers import ServerPlace, Tls
from qa_studio.storage.servers import PostgresServers
from qa_studio.texts import catalogue
from qa_studio.ui.connect_dialog import ConnectDialog
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner


@pytest.fixture
def database(server: PostgresServer, request: pytest.FixtureRequest) -> str:
    """The name of an empty database."""
    name = f"connect_{abs(hash(request.node.name)) % 10**9}"
    server.run(f"CREATE DATABASE {name}")
    return name


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner(Presenter("en", Path("log")))
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, runner: TaskRunner, server: PostgresServer, database: str) -> Callable[..., ConnectDialog]:
    """The dialog, filled in for the database as far as it isn't said otherwise."""

    def show(**other: object) -> ConnectDialog:
        said = {"host": "127.0.0.1", "port": server.port, "database": database, "login": "postgres", "tls": Tls.NONE}
        place = ServerPlace(**{**said, **other})  # type: ignore[arg-type]
        made = ConnectDialog(PostgresServers(lambda address: None), runner, catalogue("en"), place)
        made.keep.setChecked(False)
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def tried(dialog: ConnectDialog, qtbot: QtBot) -> str:
    """Press Test; gives what is said then."""
    QTest.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.test.isEnabled)
    assert dialog.outcome is not None
    return dialog.outcome.words.text()


def test_an_empty_database_is_offered_for_a_new_workspace(
    dialog: Callable[..., ConnectDialog], qtbot: QtBot, server: PostgresServer, database: str
) -> None:
    shown = dialog()
    assert "The database is empty" in tried(shown, qtbot)
    with qtbot.waitSignal(shown.connected) as connected:
        QTest.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    assert connected.args == [server.address(database) + "?sslmode=disable", True]
    assert not shown.isVisible()


def test_a_workspace_that_is_there_is_opened(
    dialog: Callable[..., ConnectDialog], qtbot: QtBot, server: PostgresServer, database: str
) -> None:
    open_studio(server.address(database), create=True).close()
    shown = dialog()
    assert tried(shown, qtbot).startswith("A workspace is there. PostgreSQL ")
    with qtbot.waitSignal(shown.connected) as connected:
        QTest.keyClick(shown.password, Qt.Key.Key_Return)
    assert connected.args is not None
    assert connected.args[1] is False
    open_studio(connected.args[0]).close()


def test_somebody_elses_database_is_refused(
    dialog: Callable[..., ConnectDialog], qtbot: QtBot, server: PostgresServer, database: str
) -> None:
    server.run("CREATE TABLE invoices (id int)", database)
    shown = dialog()
    QTest.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shown.accept_button.isEnabled)
    assert shown.isVisible()
    assert shown.outcome is not None
    assert "holds something else" in shown.outcome.words.text()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"port": 1}, "No database server answers on 127.0.0.1, port 1."),
        ({"database": "no_such"}, "There is no database no_such"),
        ({"host": "no-such-host.invalid"}, "Nobody knows a computer no-such-host.invalid"),
        ({"tls": Tls.ENCRYPTED}, "does not encrypt"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    dialog: Callable[..., ConnectDialog], qtbot: QtBot, wrong: dict[str, object], said: str
) -> None:
    assert said in tried(dialog(**wrong), qtbot)


def test_a_server_that_encrypts_is_asked_who_it_is(runner: TaskRunner, qtbot: QtBot) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    with running(installed()) as server:
        certificate = server.encrypt()
        shown = ConnectDialog(PostgresServers(lambda address: None), runner, catalogue("en"))
        qtbot.addWidget(shown)
        shown.show()
        for field, text in ((shown.host, "127.0.0.1"), (shown.database, "postgres"), (shown.login, "postgres")):
            QTest.keyClicks(field, text)
        shown.port.setValue(server.port)
        assert "can't prove that it is 127.0.0.1" in tried(shown, qtbot)
        shown.certificate.setText("/no/such/file.crt")
        assert "certificate can't be read" in tried(shown, qtbot)
        shown.certificate.setText(str(certificate))
        assert tried(shown, qtbot).endswith(", encrypted.")


def test_what_is_missing_is_said_before_anybody_is_asked(dialog: Callable[..., ConnectDialog], qtbot: QtBot) -> None:
    shown = dialog(host="", login="")
    QTest.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    assert shown.why.text() == "Still needed: Server, Your login"


def test_a_password_is_asked_for_and_used(
    dialog: Callable[..., ConnectDialog], qtbot: QtBot, server: PostgresServer, database: str
) -> None:
    server.demand_passwords("inspector")
    server.run("CREATE ROLE inspector LOGIN PASSWORD 'right'")
    shown = dialog(login="inspector")
    assert "asks for a password" in tried(shown, qtbot)
    shown.password.setText("wrong")
    assert "don't fit together" in tried(shown, qtbot)
    shown.password.setText("right")
    assert "The database is empty" in tried(shown, qtbot)


def test_an_address_says_again_what_was_filled_in() -> None:
    servers = PostgresServers(lambda address: None)
    for place in (
        ServerPlace("db.example.org", "质检", "li.jing@centre", 5433, Tls.VERIFIED, "/etc/company ca.crt"),
        ServerPlace("db.example.org", "quality", "li", tls=Tls.ENCRYPTED),
    ):
        assert servers.place(servers.address(place)) == place
