"""The audio process: plays what the window tells it to over a pipe, and tells where it is.

Of its own so that a busy window can't make it stumble.  `python -m qa_studio.sound --cache FOLDER`; a frozen program
starts itself with `--sound-process`.  Commands come in on stdin and reports go out on stdout, one JSON object a line;
when stdin ends, so does the process.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

# Before numpy is loaded: a thread for each core would be woken for every block, and cost far more than it does.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from qa_studio.services.sound_messages import SOUND_SWITCH
from qa_studio.sound.heard_clock import SERVER_BUFFER_MS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the audio process until its stdin ends; gives the exit status."""
    asked = argparse.ArgumentParser(prog="qa_studio.sound", description="The audio process of QA Studio.")
    asked.add_argument("--cache", type=Path, required=True, help="folder of decoded recordings")
    given = [word for word in (sys.argv[1:] if arguments is None else arguments) if word != SOUND_SWITCH]
    folder: Path = asked.parse_args(given).cache
    # Ctrl+C in a terminal is the window's business; when that goes, stdin ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    # What the server holds is what a busy machine may delay us by; Qt asks for 16 ms, which is too little for that.
    # It delays no seek, which begins with an empty buffer.
    os.environ.setdefault("PULSE_LATENCY_MSEC", str(SERVER_BUFFER_MS))
    # Which sound libraries Qt tries and misses is nobody's trouble.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

    from PySide6.QtCore import QCoreApplication

    from qa_studio.audio.cache import SoundCache
    from qa_studio.sound.pipe import Pipe
    from qa_studio.sound.process import SoundProcess
    from qa_studio.sound.system_devices import SystemDevices

    app = QCoreApplication([])
    pipe = Pipe()
    process = SoundProcess(SoundCache(folder), pipe.say, SystemDevices())
    pipe.told.connect(process.obey)
    pipe.ended.connect(process.close)
    process.speakers.outdated.connect(app.quit)
    pipe.listen()
    status = app.exec()
    process.close()
    pipe.finish()
    return status
