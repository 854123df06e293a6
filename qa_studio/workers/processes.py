"""Processes of this machine that measure."""

import os
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Literal

from qa_studio.services.crews import Blame
from qa_studio.services.progress import Progress


class Processes:
    """So many processes; one that dies takes all of them along."""

    def __init__(self, jobs: int, start: Literal["spawn", "fork"] = "spawn") -> None:
        # Spawned, because a forked one would inherit locks that threads of the window hold.
        self._jobs, self._context = jobs, get_context(start)
        self._pool: ProcessPoolExecutor | None = None

    @property
    def slots(self) -> int:
        """One batch for each process."""
        return self._jobs

    def executor(self, progress: Progress) -> Executor:
        """Fresh processes; those of before are let go."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = ProcessPoolExecutor(self._jobs, mp_context=self._context, initializer=_one_thread_each)
        return self._pool

    def blame(self, error: BaseException) -> Blame | None:
        """Any of the batches that were under way may have killed a process."""
        return Blame.ANY if isinstance(error, BrokenExecutor) else None

    def close(self) -> None:
        """Wait for what is being measured, begin nothing more, and end the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _one_thread_each() -> None:
    """Called before numpy is loaded: processes share the cores already."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
