"""The workers of a Dask cluster that measure."""

import logging
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from qa_studio.audio.measure import OtherVersion
from qa_studio.errors import ClusterTrouble
from qa_studio.services.crews import Blame
from qa_studio.services.progress import Progress
from qa_studio.texts import message

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
P = ParamSpec("P")

_TRIED_FOR_S = 2
_FIRST_S = 5
_RETRIES = 3
_WAITING = message("Waiting for the cluster")


class DaskCluster:
    """Everybody on the cluster whose scheduler is at `address`; TLS as Dask's own configuration says.

    A scheduler that was there and is gone is waited for, `patience_s` seconds; so is a first worker.  Raises
    ClusterTrouble where Dask is not installed.
    """

    def __init__(self, address: str, patience_s: float = 60) -> None:
        self._address, self._patience_s = address, patience_s
        self._was_there = False
        self._client: Client | None = None
        self._lost = _lost_errors()

    @property
    def slots(self) -> int:
        """The threads of all workers, as far as is known now."""
        if self._client is None:
            return 1
        return max(1, int(self._client._scheduler_identity.get("total_threads", 1)))

    def executor(self, progress: Progress) -> Executor:
        """A connection to the scheduler, once it has a worker."""
        self.close()
        tries = max(1, round(self._patience_s / _TRIED_FOR_S))
        for tried in range(tries):
            progress.at(0, None, _WAITING)
            if self._client is None:
                self._client = self._connected(last=tried == tries - 1 or not self._was_there)
                self._was_there = True
            if self._client is not None and self._has_workers():
                return _Parcels(self._client.get_executor(pure=False, retries=_RETRIES))
        self.close()
        raise ClusterTrouble(
            message("No worker is connected to the cluster at {address}.", address=self._address),
            message("Start workers for it: dask worker {address}", address=self._address),
        )

    def blame(self, error: BaseException) -> Blame | None:
        """Dask says which batch killed its workers; raises ClusterTrouble where the workers can't measure at all."""
        from distributed.scheduler import KilledWorker

        if isinstance(error, KilledWorker):
            return Blame.THIS
        if isinstance(error, self._lost):
            return Blame.NOBODY
        if isinstance(error, OtherVersion):
            raise ClusterTrouble(
                message("The workers of the cluster have another version of QA Studio than this one."),
                message("Install the same version on all of them."),
            ) from error
        if isinstance(error, ImportError):
            raise ClusterTrouble(
                message("The workers of the cluster can't load QA Studio ({reason}).", reason=str(error)),
                message("Install it on all of them, in the Python that runs dask worker."),
            ) from error
        return None

    def close(self) -> None:
        """Let go of the cluster; it goes on without us."""
        if self._client is not None:
            with suppress(Exception):  # there may be nobody left to take leave of
                self._client.close(timeout=_TRIED_FOR_S)
            self._client = None

    def _connected(self, last: bool) -> "Client | None":
        from distributed import Client

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # differing versions of packages that measuring doesn't use
                timeout = min(_TRIED_FOR_S if self._was_there else _FIRST_S, self._patience_s)
                return Client(self._address, timeout=timeout, set_as_default=False)
        except (OSError, TimeoutError) as error:
            if not last:
                return None
            raise ClusterTrouble(
                message("No cluster answers at {address}.", address=self._address),
                message("Check the address, and that the scheduler runs: dask scheduler"),
            ) from error
        except (ValueError, TypeError, RuntimeError) as error:
            raise ClusterTrouble(
                message("{address} can't be used: {reason}", address=self._address, reason=str(error)),
                message("Write it like tls://host:8786; certificates belong into Dask's configuration."),
            ) from error

    def _has_workers(self) -> bool:
        assert self._client is not None
        with suppress(OSError, TimeoutError):
            self._client.wait_for_workers(1, timeout=_TRIED_FOR_S)
            return True
        return False


class _Parcels(Executor):
    """Sends each call packed, so that a worker which lacks the program can say so.

    Dask's own unpacking fails outside of the call then, and nobody ever hears of it.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call it on a worker."""
        import cloudpickle

        return self._executor.submit(_unpacked(), cloudpickle.dumps((fn, args, kwargs)))


def _unpacked() -> Callable[[bytes], Any]:
    def call(parcel: bytes) -> Any:  # within a function, so that its code goes along and not its name
        import pickle

        function, args, kwargs = pickle.loads(parcel)
        return function(*args, **kwargs)

    return call


def _lost_errors() -> tuple[type[BaseException], ...]:
    try:
        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError
    except ImportError as error:
        raise ClusterTrouble(
            message("Measuring on a cluster needs Dask, which is not installed."),
            message('Install it: pip install "qa-studio[cluster]"'),
        ) from error
    # What it has to tell is told by our own sentences.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    return (CancelledError, FutureCancelledError, CommClosedError)
