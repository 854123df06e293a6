"""Work off the GUI thread: the only module of the window that touches threads.

Whatever runs elsewhere, its callbacks arrive on the GUI thread, and never at a widget that is gone.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from datetime import datetime
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import delete, isValid

from qa_studio.errors import Cancelled, StudioError
from qa_studio.services.progress import Progress
from qa_studio.texts import Message
from qa_studio.ui.presenter import Presenter

T = TypeVar("T")
Failed = Callable[[StudioError], None]
Answer = Callable[[], None]
REPORT_EVERY_S = 0.1

_log = logging.getLogger(__name__)


class Task(QObject):
    """Work under way, as the status line shows it; `cancel` stops it at its next step."""

    progressed = Signal()

    def __init__(self, title: Message | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.what: Message | None = None
        self.share: float | None = None
        self._began = time.monotonic()
        self._stop = Event()

    def cancel(self) -> None:
        """Stop at the next step; what is finished by then stays."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()

    def left_s(self) -> float | None:
        """Seconds it will probably still take; None in its first two seconds and where nobody knows."""
        elapsed = time.monotonic() - self._began
        if not self.share or elapsed < 2:
            return None
        return elapsed / self.share * (1 - self.share)

    def note(self, share: float | None, what: Message) -> None:
        """Take down where it is; on the GUI thread."""
        self.share, self.what = share, what
        self.progressed.emit()


class _Reporter:
    """The `Progress` that the work sees on its own thread."""

    def __init__(self, task: Task, post: Callable[[Callable[[], None]], None]) -> None:
        self._task = task
        self._post = post
        self._last = 0.0

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Tell the task, ten times a second at most; raise `Cancelled` where it was stopped."""
        if self._task.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= REPORT_EVERY_S:
            self._last = now
            share = min(1.0, done / total) if total else None
            self._post(lambda: self._task.note(share, what) if isValid(self._task) else None)

    def over(self, items: Iterable[T], what: Message) -> Iterator[T]:
        """The items one by one."""
        total = len(items) if isinstance(items, Sized) else None
        for done, item in enumerate(items):
            self.at(done, total, what)
            yield item


class _Job(QRunnable):
    """Work for another thread, with all that its end needs.

    The thread only borrows it: whatever hangs on it, widgets too, is let go of on the GUI thread.
    """

    def __init__(
        self, work: Callable[[], Answer | None], finish: Callable[[], None] | None, ended: Callable[["_Job"], None]
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work: Callable[[], Answer | None] | None = work
        self._ended = ended
        self._finish = finish
        self._answer: Answer | None = None

    def run(self) -> None:
        """Do it."""
        if self._work is not None:
            self._answer = self._work()
        self._ended(self)

    def take_end(self) -> tuple[Callable[[], None] | None, Answer | None]:
        """What finishes it, and its answer; it is used up then."""
        finish, answer = self._finish, self._answer
        self._work = self._finish = self._answer = None
        # The pool would keep it, and all that hangs on it, for as long as it lives itself.
        delete(self)
        return finish, answer


def _gone(callback: Callable[..., None] | None, owner: QObject | None) -> bool:
    """Whether the widget that waits for the answer was deleted meanwhile."""
    for waiting in (owner, getattr(callback, "__self__", None)):
        if isinstance(waiting, QObject) and not isValid(waiting):
            return True
    return False


class TaskRunner(QObject):
    """Runs long work beside the window, writes one after the other, and brings the results back.

    `began` and `ended` carry the `Task` of long work; `saved` comes after every acknowledged write, `writing` with the
    number of writes that still wait.
    """

    began = Signal(object)
    ended = Signal(object)
    saved = Signal(object)  # datetime, local
    writing = Signal(int)
    settled = Signal()
    _posted = Signal(object)

    def __init__(self, presenter: Presenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(2, QThreadPool.globalInstance().maxThreadCount()))
        self._reads = QThreadPool(self)
        self._reads.setMaxThreadCount(2)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._keeper = QThreadPool(self)
        self._keeper.setMaxThreadCount(1)
        self._jobs: set[_Job] = set()
        self._tasks: list[Task] = []
        self._waiting_writes = 0
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    @property
    def tasks(self) -> list[Task]:
        """Long work under way."""
        return list(self._tasks)

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._jobs)

    def post(self, call: Callable[[], None]) -> None:
        """Call it on the GUI thread soon; from any thread."""
        self._posted.emit(call)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        *,
        title: Message | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Long work, shown in the status line where it has a `title`; a `StudioError` goes to `failed`, else to the
        presenter; nothing is called when `owner`, or the widget that `done` belongs to, is gone by then.
        """
        task = Task(title, self)
        self._tasks.append(task)
        if title is not None:
            self.began.emit(task)
        reporter = _Reporter(task, self.post)

        def finish() -> None:
            self._tasks.remove(task)
            if title is not None:
                self.ended.emit(task)
            task.deleteLater()

        self._start(self._pool, lambda: work(reporter), done, failed, owner, finish)
        return task

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """A query for a page: off the GUI thread, but not worth a line in the status line."""
        self._start(self._reads, work, done, failed, owner, None)

    def queue(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """A write: one after the other in the order given; `saved` tells when it is acknowledged."""
        self._waiting_writes += 1
        self.writing.emit(self._waiting_writes)

        def write() -> T:
            result = work()
            self.post(lambda: self.saved.emit(datetime.now()))
            return result

        def finish() -> None:
            self._waiting_writes -= 1
            self.writing.emit(self._waiting_writes)

        self._start(self._writer, write, done, failed, owner, finish)

    def keep(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """A write on this computer's own disk: in order too, but never behind one that waits for the network."""
        self._start(self._keeper, work, done, failed, owner, None)

    def has_written(self, within_ms: int) -> bool:
        """Whether every queued write is done after so many milliseconds at most."""
        return self._keeper.waitForDone(within_ms) and self._writer.waitForDone(within_ms)

    def finish_writes(self) -> None:
        """Wait until every queued write is on the disk: before the program ends."""
        self._keeper.waitForDone()
        self._writer.waitForDone()

    def close(self) -> None:
        """Stop long work, let writes end."""
        for task in self._tasks:
            task.cancel()
        self.finish_writes()
        self._reads.waitForDone()
        self._pool.waitForDone()

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Failed | None,
        owner: QObject | None,
        finish: Callable[[], None] | None,
    ) -> None:
        def on_thread() -> Answer | None:
            try:
                result = work()
            except StudioError as trouble:
                return self._answer_trouble(trouble, failed, owner)
            except Exception as bug:
                _log.exception("Work failed")
                return self._answer_bug(bug)
            return self._answer_result(result, done, owner)

        job = _Job(on_thread, finish, lambda job: self.post(lambda: self._end(job)))
        self._jobs.add(job)
        pool.start(job)

    def _answer_result(self, result: T, done: Callable[[T], None] | None, owner: QObject | None) -> Answer | None:
        if done is None:
            return None
        return lambda: None if _gone(done, owner) else done(result)

    def _answer_trouble(self, trouble: StudioError, failed: Failed | None, owner: QObject | None) -> Answer:
        if failed is not None:
            return lambda: None if _gone(failed, owner) else failed(trouble)
        return lambda: self._presenter.show(trouble)

    def _answer_bug(self, bug: BaseException) -> Answer:
        return lambda: self._presenter.report_bug(bug)

    def _end(self, job: _Job) -> None:
        self._jobs.discard(job)
        finish, answer = job.take_end()
        if finish is not None:
            finish()
        if answer is not None:
            answer()
        if not self._jobs:
            self.settled.emit()

    def _on_posted(self, call: Any) -> None:
        try:
            call()
        except StudioError as trouble:
            self._presenter.show(trouble)
        except Exception as bug:
            _log.exception("A callback failed")
            self._presenter.report_bug(bug)
