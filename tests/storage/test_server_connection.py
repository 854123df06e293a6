"""What the way to a server costs: counted on a network that stands between."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from network_between import NetworkBetween
from postgres_server import PostgresServer
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, InternalError, OperationalError

from qa_studio.storage.engine import READING, far_engine, postgres_engine
from qa_studio.storage.sending_later import sent_later
from qa_studio.storage.server_connection import far


@pytest.fixture(scope="module")
def database(server: PostgresServer) -> str:
    server.run("CREATE DATABASE ways")
    server.run("CREATE TABLE calls (number int PRIMARY KEY)", "ways")
    return server.address("ways")


@pytest.fixture
def between(server: PostgresServer) -> Iterator[NetworkBetween]:
    # So far away that what is sent in two pieces is under way before the first is answered.
    with NetworkBetween(server.port, delay_s=0.03) as network:
        yield network


@pytest.fixture
def engine(between: NetworkBetween, database: str) -> Iterator[Engine]:
    made = postgres_engine(between.through(database))
    with made.begin() as connection:
        connection.execute(text("DELETE FROM calls"))
    yield made
    made.dispose()


Ways = Callable[[Callable[[], object]], int]


@pytest.fixture
def ways(between: NetworkBetween) -> Ways:
    def counted(work: Callable[[], object]) -> int:
        before = between.round_trips
        work()
        return between.round_trips - before

    return counted


def test_a_write_goes_there_and_back_for_its_statements_and_once_to_commit(engine: Engine, ways: Ways) -> None:
    def add_two() -> None:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO calls VALUES (1)"))
            connection.execute(text("INSERT INTO calls VALUES (2)"))

    def tell() -> None:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO calls VALUES (3)"))
            below = far(connection)
            assert below is not None
            below.run_at_commit("INSERT INTO calls VALUES (%s)", (4,))

    assert ways(add_two) == 3
    assert ways(tell) == 2
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM calls")).scalar() == 4


def test_what_nobody_waits_for_goes_with_the_next_question_or_the_commit(engine: Engine, ways: Ways) -> None:
    def write() -> None:
        with engine.begin() as connection:
            with sent_later(connection):
                connection.execute(text("INSERT INTO calls VALUES (1)"))
            assert connection.execute(text("SELECT count(*) FROM calls")).scalar() == 1
            with sent_later(connection):
                connection.execute(text("INSERT INTO calls VALUES (:number)"), [{"number": 2}, {"number": 3}])
                connection.execute(text("DELETE FROM calls WHERE number = 1"))

    def write_wrongly() -> None:
        with engine.begin() as connection, sent_later(connection):
            connection.execute(text("INSERT INTO calls VALUES (4), (4)"))

    assert ways(write) == 2
    with pytest.raises(IntegrityError):
        write_wrongly()
    with engine.connect() as connection:
        assert list(connection.execute(text("SELECT number FROM calls ORDER BY number")).scalars()) == [2, 3]


def test_reading_goes_there_and_back_for_its_statements_only(engine: Engine, ways: Ways) -> None:
    def read() -> None:
        with engine.execution_options(**{READING: True}).connect() as connection:
            connection.execute(text("SELECT 1"))
            connection.execute(text("SELECT 2"))

    assert ways(read) == 2


def test_who_reads_can_not_write(engine: Engine) -> None:
    with (
        engine.execution_options(**{READING: True}).connect() as connection,
        pytest.raises(InternalError, match="may not write"),
    ):
        connection.execute(text("INSERT INTO calls VALUES (1)"))


def test_rows_come_in_parts_to_who_reads(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO calls VALUES (:number)"), [{"number": each} for each in range(10)])
    with engine.execution_options(**{READING: True}).connect() as connection:
        wanted = text("SELECT number FROM calls ORDER BY number").execution_options(yield_per=3)
        assert list(connection.execute(wanted).scalars()) == list(range(10))


@pytest.mark.parametrize("last", ["INSERT INTO calls VALUES (%s)", "SELECT no_such_function(%s)"])
def test_nothing_stays_of_a_write_that_fails_at_its_end(engine: Engine, last: str) -> None:
    def write() -> None:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO calls VALUES (1)"))
            below = far(connection)
            assert below is not None
            below.run_at_commit(last, (1,))

    with pytest.raises(Exception, match=r"calls_pkey|no_such_function"):
        write()
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM calls")).scalar() == 0
        connection.execute(text("INSERT INTO calls VALUES (2)"))


def test_a_refused_first_statement_leaves_a_connection_that_can_be_used(engine: Engine) -> None:
    def twice() -> None:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO calls VALUES (1), (1)"))

    with pytest.raises(IntegrityError):
        twice()
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO calls VALUES (1)"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM calls")).scalar() == 1


def test_a_connection_that_was_lost_while_it_rested_is_made_anew(engine: Engine, between: NetworkBetween) -> None:
    before = between.opened
    between.drop_connections()
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO calls VALUES (1)"))
    assert between.opened == before + 1


def test_a_server_that_falls_silent_is_given_up_and_a_slow_one_is_waited_for(
    between: NetworkBetween, database: str
) -> None:
    engine, _lines = far_engine(between.through(database), patience_s=0.2)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_sleep(1)"))
        between.cut(silently=True)
        with pytest.raises(OperationalError, match="stopped answering"):
            connection.execute(text("SELECT 1"))
    between.restore()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    engine.dispose()


def test_who_waits_for_an_answer_can_be_told_to_give_up(between: NetworkBetween, database: str) -> None:
    engine, lines = far_engine(between.through(database))

    def ask() -> str:
        try:
            with engine.connect() as connection:
                asking.set()
                connection.execute(text("SELECT pg_sleep(600)"))
        except OperationalError:
            return "given up"
        return "answered"

    asking = Event()
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(ask)
        asking.wait()
        lines.hang_up()
        assert answer.result() == "given up"
    with pytest.raises(OperationalError, match="is closed"):
        engine.connect()
    engine.dispose()
