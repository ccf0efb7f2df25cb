"""The smallest whole worker: a tokenizer of your own behind benchmarks/WORKER.md. Replace `Tokenizer`; the rest stays.

This one knows only the single bytes of the vocabulary, so it conforms to nothing: it shows the protocol, not a tokenizer.
"""

import base64
import struct
import sys
import time

IN, OUT = sys.stdin.buffer, sys.stdout.buffer


class Tokenizer:
    def __init__(self, folder: str, encoding: str) -> None:
        with open(f"{folder}/{encoding}.tiktoken", "rb") as lines:
            pairs = (line.split() for line in lines)
            self.ids = {base64.b64decode(token): int(rank) for token, rank in pairs}

    def encode(self, text: bytes) -> list:
        text.decode("utf-8")  # refuses what is not UTF-8
        return [self.ids[text[i : i + 1]] for i in range(len(text))]


def answer(*fields: object, body: bytes = b"") -> None:
    OUT.write(" ".join(map(str, fields + (len(body),))).encode() + b"\n" + body)
    OUT.flush()


def inputs(count: int, body: bytes) -> list:
    texts, at = [], 0
    for _ in range(count):
        (length,) = struct.unpack_from("<I", body, at)
        texts.append(body[at + 4 : at + 4 + length])
        at += 4 + length
    return texts


def peak() -> int:
    try:
        with open("/proc/self/status") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return -1


def main() -> None:
    tokenizer, decks, places = None, {}, {}
    for line in iter(IN.readline, b""):
        verb, *arguments, length = line.split()
        body = IN.read(int(length))
        try:
            if verb == b"hello":
                answer("ok", body=b'{"protocol":1,"id":"example@process","version":"1","runtime":"","encodings":["r50k_base","cl100k_base"],"options":{},"build":{},"output":"ids"}')
            elif verb == b"load":
                tokenizer = Tokenizer(body.decode(), arguments[0].decode())
                answer("ok")
            elif verb == b"deck":
                decks[arguments[0]], places[arguments[0]] = inputs(int(arguments[1]), body), 0
                answer("ok")
            elif verb == b"encode":
                ids = tokenizer.encode(body)
                answer("ok", len(ids), body=struct.pack(f"<{len(ids)}I", *ids))
            elif verb == b"warm":
                deck, ops, start = decks[arguments[0]], 0, time.perf_counter_ns()
                while deck and (ops == 0 or time.perf_counter_ns() - start < int(arguments[1])):
                    tokenizer.encode(deck[places[arguments[0]]])
                    places[arguments[0]] = (places[arguments[0]] + 1) % len(deck)
                    ops += 1
                answer("ok", ops)
            elif verb == b"run":
                deck, passes, times = decks[arguments[0]], int(arguments[1]), arguments[2] == b"1"
                tokens, last, own, cpu, start = 0, -1, [], time.process_time_ns(), time.perf_counter_ns()
                for _ in range(passes):
                    for text in deck:
                        before = time.perf_counter_ns() if times else 0
                        ids = tokenizer.encode(text)
                        if times:
                            own.append(time.perf_counter_ns() - before)
                        tokens, last = tokens + len(ids), ids[-1] if ids else last
                nanos, cpu = time.perf_counter_ns() - start, time.process_time_ns() - cpu
                answer("ok", nanos, cpu, passes * len(deck), tokens, last, body=struct.pack(f"<{len(own)}Q", *own))
            elif verb == b"memory":
                answer("ok", peak(), -1, -1)
            elif verb == b"quit":
                return answer("ok")
            else:
                answer("error", body=b"verb must be one of WORKER.md")
        except UnicodeDecodeError as wrong:
            answer("error", body=b"input is not UTF-8: first wrong byte at offset %d" % wrong.start)
        except Exception as wrong:
            answer("error", body=" ".join(f"{verb.decode()}: {wrong}".split()).encode())


if __name__ == "__main__":
    main()
