"""Runs a command and writes what it cost as JSON: `launcher.py RESULT COMMAND…`.

A process of its own, and a small one: Linux counts the memory of the process that starts a child
into the child's peak, so that a large parent would be measured in the place of a small child.
"""

import json
import os
import sys
import time


def main(result: str, command: list[str]) -> int:
    """User and system seconds and the peak of the child with all its children, and the clock."""
    silent = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, silent, 1)]
    )
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    cost = {"cpu": used.ru_utime + used.ru_stime, "wall": wall, "peak": peak}
    with open(result, "w", encoding="utf-8") as file:
        json.dump(cost, file)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
