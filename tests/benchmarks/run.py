"""Runs every benchmark and prints what each has to say: `python tests/benchmarks/run.py [NAME…]`.

Each compares our work with a limit measured in the same run; the numbers are ratios, so a slow machine tells the same.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Run those that are named, else all; gives how many could not run or missed their limit."""
    checkout = HERE.parent.parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(checkout), str(checkout / "tests")))}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = 0
    for script in sorted(HERE.glob("bench_*.py")):
        if not names or any(name in script.stem for name in names):
            print(f"\n— {script.stem.removeprefix('bench_').replace('_', ' ')}", flush=True)
            failed += subprocess.run([sys.executable, str(script)], env=environment, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
