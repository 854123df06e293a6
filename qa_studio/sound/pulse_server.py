"""What a PulseAudio server knows and Qt doesn't tell, asked over a connection of our own.

How late it plays what this process gives it (a wireless headset may be a quarter of a second behind), and which sinks
there are: Qt 6.11 doesn't notice when one goes that isn't the default.
"""

import ctypes
import ctypes.util
import os
import time
from typing import Any

_ASKED_FOR_S = 0.02
_CONNECTING_S = 0.2
_READY, _FAILED = 4, 5
_NO_AUTOSPAWN = 1


class _Format(ctypes.Structure):
    _fields_ = (("kind", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _PerChannel(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("values", ctypes.c_uint32 * 32))


class _SinkInput(ctypes.Structure):
    """`pa_sink_input_info` of pulse/introspect.h, as far as it is read here."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("name", ctypes.c_char_p),
        ("owner", ctypes.c_uint32),
        ("client", ctypes.c_uint32),
        ("sink", ctypes.c_uint32),
        ("format", _Format),
        ("places", _PerChannel),
        ("volume", _PerChannel),
        ("buffer_us", ctypes.c_uint64),
        ("sink_us", ctypes.c_uint64),
        ("resampling", ctypes.c_char_p),
        ("driver", ctypes.c_char_p),
        ("mute", ctypes.c_int),
        ("properties", ctypes.c_void_p),
    )


class _Sink(ctypes.Structure):
    """`pa_sink_info`, its beginning."""

    _fields_ = (("name", ctypes.c_char_p),)


_ToldInput = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_SinkInput), ctypes.c_int, ctypes.c_void_p)
_ToldSink = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_Sink), ctypes.c_int, ctypes.c_void_p)


class PulseServer:
    """Asks the server, for at most 20 ms; where there is none, or it doesn't say, the answer is None."""

    def __init__(self) -> None:
        self._pulse = _library()
        self._loop: Any = None
        self._context: Any = None
        self._delay: float | None = None
        self._sinks: set[str] = set()
        self._answered = False
        self._told_input, self._told_sink = _ToldInput(self._on_input), _ToldSink(self._on_sink)
        self._own = str(os.getpid()).encode()

    def delay_s(self) -> float | None:
        """From what Qt calls processed to the ear, now."""
        self._delay = None
        self._ask("pa_context_get_sink_input_info_list", self._told_input)
        return self._delay

    def sinks(self) -> frozenset[str] | None:
        """The names of all sinks."""
        self._sinks = set()
        return frozenset(self._sinks) if self._ask("pa_context_get_sink_info_list", self._told_sink) else None

    def _ask(self, question: str, told: Any) -> bool:
        """Whether there was an answer."""
        if self._pulse is None or not self._connected(self._pulse):
            return False
        self._answered = False
        asked = getattr(self._pulse, question)(self._context, told, None)
        if not asked:
            return False
        self._turn(self._pulse, _ASKED_FOR_S)
        self._pulse.pa_operation_cancel(asked)
        self._pulse.pa_operation_unref(asked)
        return self._answered

    def close(self) -> None:
        """Hang up."""
        if self._pulse is not None and self._context is not None:
            self._pulse.pa_context_disconnect(self._context)
            self._pulse.pa_context_unref(self._context)
            self._pulse.pa_mainloop_free(self._loop)
        self._loop = self._context = None

    def _connected(self, pulse: Any) -> bool:
        if self._context is not None and pulse.pa_context_get_state(self._context) >= _FAILED:
            self.close()
        if self._context is None:
            self._loop = pulse.pa_mainloop_new()
            self._context = pulse.pa_context_new(pulse.pa_mainloop_get_api(self._loop), b"QA Studio")
            pulse.pa_context_connect(self._context, None, _NO_AUTOSPAWN, None)
        until = time.monotonic() + _CONNECTING_S
        while pulse.pa_context_get_state(self._context) < _READY and time.monotonic() < until:
            if not self._turned(pulse):
                break
        return bool(pulse.pa_context_get_state(self._context) == _READY)

    def _turn(self, pulse: Any, most_s: float) -> None:
        until = time.monotonic() + most_s
        while not self._answered and time.monotonic() < until:
            if not self._turned(pulse):
                break

    def _turned(self, pulse: Any) -> bool:
        """One turn of the loop, five milliseconds at most; whether it still turns."""
        if pulse.pa_mainloop_prepare(self._loop, 5000) < 0 or pulse.pa_mainloop_poll(self._loop) < 0:
            return False
        return bool(pulse.pa_mainloop_dispatch(self._loop) >= 0)

    def _on_input(self, _context: int, about: Any, end: int, _data: int) -> None:
        if end:
            self._answered = True
            return
        found = about.contents
        process = self._pulse.pa_proplist_gets(found.properties, b"application.process.id")
        late = found.buffer_us + found.sink_us
        # PipeWire says 0, which is to say that it doesn't know.
        if process == self._own and late > 0:
            self._delay = late / 1e6

    def _on_sink(self, _context: int, about: Any, end: int, _data: int) -> None:
        if end:
            self._answered = True
        else:
            self._sinks.add(about.contents.name.decode("utf-8", "replace"))


def _library() -> Any:
    try:
        pulse = ctypes.CDLL("libpulse.so.0")
    except OSError:
        return None
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for name, result, arguments in (
        ("pa_mainloop_new", pointer, ()),
        ("pa_mainloop_free", None, (pointer,)),
        ("pa_mainloop_get_api", pointer, (pointer,)),
        ("pa_mainloop_prepare", ctypes.c_int, (pointer, ctypes.c_int)),
        ("pa_mainloop_poll", ctypes.c_int, (pointer,)),
        ("pa_mainloop_dispatch", ctypes.c_int, (pointer,)),
        ("pa_context_new", pointer, (pointer, text)),
        ("pa_context_connect", ctypes.c_int, (pointer, text, ctypes.c_int, pointer)),
        ("pa_context_get_state", ctypes.c_int, (pointer,)),
        ("pa_context_disconnect", None, (pointer,)),
        ("pa_context_unref", None, (pointer,)),
        ("pa_context_get_sink_input_info_list", pointer, (pointer, _ToldInput, pointer)),
        ("pa_context_get_sink_info_list", pointer, (pointer, _ToldSink, pointer)),
        ("pa_operation_cancel", None, (pointer,)),
        ("pa_operation_unref", None, (pointer,)),
        ("pa_proplist_gets", text, (pointer, text)),
    ):
        call = getattr(pulse, name)
        call.restype, call.argtypes = result, arguments
    return pulse
