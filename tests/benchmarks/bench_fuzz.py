"""What comes of 2,640 damaged recordings of every format: none may crash or hang the program, or take a gigabyte.

`python tests/benchmarks/bench_fuzz.py [COUNT]`.  Each is imported, drawn, played and cut in a child process.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from damaged_files import ENDS, LONGEST_S, MOST_MEMORY, Outcome, damaged_files, taken_in

COUNT = 2640
PROCESSES = 2


def report(outcomes: list[Outcome]) -> list[str]:
    """The figures, and every file that ended otherwise than it should."""
    ends = Counter(outcome.end for outcome in outcomes)
    lines = [f"{'damaged files':24}{len(outcomes):>9}"]
    lines += [f"{end:24}{ends[end]:9}" for end in (*ENDS, "bug", "crash", "hang")]
    slowest, largest = max(each.seconds for each in outcomes), max(each.memory for each in outcomes)
    lines.append(f"{'slowest, seconds':24}{slowest:9.2f}  limit {LONGEST_S:.0f}")
    lines.append(f"{'most memory, MB':24}{largest / 2**20:9.0f}  limit {MOST_MEMORY / 2**20:.0f}")
    reasons = Counter(outcome.why.split(" (")[0] for outcome in outcomes if outcome.end == "refused")
    lines += [f"{count:9}  refused: {reason}" for reason, count in reasons.most_common()]
    bad = [each for each in outcomes if not each.well]
    return lines + [
        f"{each.end}: {each.path.name} {each.seconds:.1f} s {each.memory >> 20} MB {each.why}" for each in bad
    ]


def main(count: int) -> int:
    """Print the figures; 1 where a file ended otherwise than it should."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        outcomes = taken_in(list(damaged_files(folder, range(count))), folder, PROCESSES)
    sys.stdout.write("\n".join(report(outcomes)) + "\n")
    return int(not all(outcome.well for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
