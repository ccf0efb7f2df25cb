"""A worker that goes wrong on purpose: it stands before a real one and spoils one thing. For `prove soak` and for tests.

    python3 faulty_worker.py FAULT COMMAND [ARGUMENT ...]

The real worker does the work and its answers are passed on, but for what FAULT names. Faults of the timed part begin with the third
`run`, after conformance and the first pass of calibration; those of `hello` at once.
"""

import json
import os
import signal
import subprocess
import sys
import time

LATE = 3

IN, OUT = sys.stdin.buffer, sys.stdout.buffer


class Real:
    def __init__(self, command: list) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, request: bytes, body: bytes) -> tuple:
        """Returns the words of the answer without its length, and its body."""
        self.process.stdin.write(request + body)
        self.process.stdin.flush()
        words = self.process.stdout.readline().split()
        if not words:
            sys.exit(self.process.wait())
        return words[:-1], self.process.stdout.read(int(words[-1]))


def answer(words: list, body: bytes = b"") -> None:
    OUT.write(b" ".join(words + [str(len(body)).encode()]) + b"\n" + body)
    OUT.flush()


def spoiled_hello(fault: str, body: bytes) -> bytes:
    told = json.loads(body)
    if fault == "null-option":
        told["options"] = {"threads": None}
    elif fault == "null-build":
        told["build"] = {"profile": None}
    elif fault == "debug-build":
        told["build"] = {"profile": "debug"}
    elif fault == "protocol":
        told["protocol"] = 7
    elif fault == "long-hello":
        told["version"] = "1" * (2 << 20)
    return json.dumps(told).encode()


def clock(fault: str, nanos: int, cpu: int) -> int:
    """Returns what a clock of that fault would have told in place of `nanos`."""
    return {
        "clock-tenth": nanos // 10,
        "clock-tenfold": nanos * 10,
        "clock-micros": nanos // 1_000,
        "clock-millis": nanos // 1_000_000,
        "clock-one": 1,
        "clock-zero": 0,
        "clock-negative": -nanos,
    }.get(fault, nanos)


def late(fault: str, words: list, body: bytes) -> tuple:
    """Spoils an answer to `run` in the timed part."""
    if fault == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif fault == "exits":
        sys.exit(3)
    elif fault == "prints":
        OUT.write(b"by the way\n")
    elif fault == "garbage":
        OUT.write(bytes(range(1, 10)) * 1000)
    elif fault == "closes":
        os.close(OUT.fileno())
        time.sleep(600)
    elif fault == "wrong-last":
        words[5] = str(int(words[5]) + 1).encode()
    elif fault == "one-token-more":
        words[4] = str(int(words[4]) + 1).encode()
    elif fault == "fewer-ops":
        words[3] = str(int(words[3]) - 1).encode()
    elif fault == "error":
        return [b"error"], b"out of luck"
    elif fault == "long-error":
        return [b"error"], b"\x1b[31m very long " * 300_000
    elif fault == "huge-frame":
        OUT.write(b"ok 1 1 1 1 1 1000000000\n")
        OUT.flush()
        time.sleep(600)
    return words, body


def once(fault: str) -> None:
    """Does what is wrong before the first request."""
    if fault == "banner":
        OUT.write(b"Welcome!\n")
        OUT.flush()
    elif fault == "exits-at-once":
        sys.exit("no licence found")
    elif fault == "daemon":
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for stream in (0, 1, 2):
                    os.close(stream)
                time.sleep(600)
            os._exit(0)
        os.wait()
    elif fault == "errors":
        sys.stderr.write("a line of no use\n" * 60_000)
        sys.stderr.flush()


def main() -> None:
    fault, command = sys.argv[1], sys.argv[2:]
    once(fault)
    real = Real(command)
    runs = 0
    while True:
        request = IN.readline()
        if not request:
            return
        verb, length = request.split()[0], int(request.split()[-1])
        words, body = real.ask(request, IN.read(length)) if verb != b"quit" else ([b"ok"], b"")
        if words[0] != b"ok":
            pass
        elif verb == b"hello":
            body = spoiled_hello(fault, body)
        elif verb == b"encode" and fault == "wrong-id" and len(body) > 8:
            body = body[4:8] + body[:4] + body[8:]
        elif verb == b"warm" and fault == "negative-warm":
            words[1] = b"-5"
        elif verb == b"run":
            runs += 1
            words[1] = str(clock(fault, int(words[1]), int(words[2]))).encode()
            if runs >= LATE:
                words, body = late(fault, words, body)
        answer(words, body)
        if verb == b"quit":
            real.process.stdin.close()
            real.process.wait()
            return


if __name__ == "__main__":
    main()
