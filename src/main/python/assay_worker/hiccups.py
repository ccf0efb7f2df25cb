"""``python -m assay_worker.hiccups EVERY``: a hiccup meter as a process of its own, which ends with its standard input.

It sleeps EVERY ns again and again, and writes a line ``DUE LATE`` for each time that it woke late: ns of the monotonic clock, ns. What it
saw and the meter inside a worker saw as well is the machine's.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import IO, List

from .serving import Meter


def main(arguments: List[str], ends: IO[bytes], says: IO[str]) -> int:
    if len(arguments) != 1 or not arguments[0].isdecimal() or not int(arguments[0]):
        print("usage: python -m assay_worker.hiccups EVERY; EVERY must be a number of ns, at least 1", file=sys.stderr)
        return 2
    meter = Meter(int(arguments[0]), time.monotonic_ns, time.sleep)
    threading.Thread(target=lambda: (ends.read(), setattr(meter, "ended", True)), daemon=True).start()
    said = 0
    while not meter.ended:
        meter.once()
        while said < len(meter.late):
            says.write(f"{meter.late[said]} {meter.late[said + 1]}\n")
            says.flush()
            said += 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.buffer, sys.stdout))
