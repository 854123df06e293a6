"""From the start of the program to the first paint of its window, against a bare PySide6 window: at most 2×.

python tests/benchmarks/bench_start.py
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from qa_studio.bootstrap import open_studio

LIMIT = 2.0
ROUNDS = 15

# Both report through the same paint event of a top window, and leave at once.
_REPORT = """
import os
from PySide6.QtCore import QEvent, QObject
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            os.write(1, str(time.perf_counter_ns() - began).encode())
            os._exit(0)
        return False
"""
BARE = f"""
import time; began = time.perf_counter_ns()
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
{_REPORT}
app = QApplication([])
window = QMainWindow(); centre = QWidget(); window.setCentralWidget(centre); window.resize(1440, 900)
watch = FirstPaint(); centre.installEventFilter(watch)
window.show(); app.exec()
"""
OURS = f"""
import sys, time; began = time.perf_counter_ns()
from PySide6.QtWidgets import QApplication
from qa_studio.app import make_window
{_REPORT}
app = QApplication([])
window = make_window(app, "en")
watch = FirstPaint(); window.shell.centralWidget().installEventFilter(watch)
window.start(sys.argv[1]); app.exec()
"""


def first_paint_ms(script: str, *arguments: str) -> float:
    """Milliseconds from the first line of a fresh process to its first paint."""
    ran = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return int(ran.stdout) / 1e6


def main() -> int:
    """Print both and their ratio, taken in turn; 1 where the limit is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        open_studio(Path(folder) / "workspace", create=True).close()
        place = str(Path(folder) / "workspace")
        for script, arguments in ((BARE, ()), (OURS, (place,))):
            first_paint_ms(script, *arguments)  # warm
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare.append(first_paint_ms(BARE))
            ours.append(first_paint_ms(OURS, place))
    ratio = median(ours) / median(bare)
    print(f"first paint: bare {median(bare):.0f} ms, ours {median(ours):.0f} ms, ratio {ratio:.2f} (limit {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
