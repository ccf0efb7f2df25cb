"""Byte-pair merging: the adjacent pair with the lowest id first, the leftmost on ties, until none has an id."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import List

from .vocabulary import Vocabulary

SHORT = 64  # bytes of the longest piece for which scanning for the minimum is used
NONE = 1 << 32  # the rank of a pair that is no token: above every id


def merge(vocabulary: Vocabulary, piece: bytes) -> List[int]:
    """Returns the ids of `piece`, which is not empty."""
    return merge_short(vocabulary, piece) if len(piece) <= SHORT else merge_long(vocabulary, piece)


def merge_short(vocabulary: Vocabulary, piece: bytes) -> List[int]:
    """Scans the ranks for their minimum, closes the gap, and asks for the two ranks beside it. O(n²)."""
    byte_ids, pair = vocabulary.byte_ids, vocabulary.pair.get
    ids = [byte_ids[b] for b in piece]
    ranks = [pair(ids[i] << 32 | ids[i + 1], NONE) for i in range(len(ids) - 1)]
    while ranks:
        rank = min(ranks)
        if rank == NONE:
            break
        i = ranks.index(rank)
        ids[i] = rank
        del ids[i + 1]
        del ranks[i]
        if i > 0:
            ranks[i - 1] = pair(ids[i - 1] << 32 | rank, NONE)
        if i < len(ranks):
            ranks[i] = pair(rank << 32 | ids[i + 1], NONE)
    return ids


def merge_long(vocabulary: Vocabulary, piece: bytes) -> List[int]:
    """Keeps the pairs in a heap of ``rank << 32 | index`` and the ids in a linked list. O(n log n)."""
    byte_ids, pair = vocabulary.byte_ids, vocabulary.pair.get
    ids = [byte_ids[b] for b in piece]
    end = len(ids)
    following = list(range(1, end + 1))
    preceding = list(range(-1, end - 1))
    ranks = [pair(ids[i] << 32 | ids[i + 1], NONE) for i in range(end - 1)] + [NONE]
    heap = [rank << 32 | i for i, rank in enumerate(ranks) if rank != NONE]
    heapify(heap)
    while heap:
        entry = heappop(heap)
        rank, i = entry >> 32, entry & 0xFFFFFFFF
        if ranks[i] != rank:
            continue  # stale: one of the two ids has been merged since
        gone = following[i]
        after = following[gone]
        ids[i] = rank
        ids[gone] = -1
        ranks[gone] = NONE
        following[i] = after
        if after < end:
            preceding[after] = i
            ranks[i] = pair(rank << 32 | ids[after], NONE)
            if ranks[i] != NONE:
                heappush(heap, ranks[i] << 32 | i)
        else:
            ranks[i] = NONE
        before = preceding[i]
        if before >= 0:
            ranks[before] = pair(ids[before] << 32 | rank, NONE)
            if ranks[before] != NONE:
                heappush(heap, ranks[before] << 32 | before)
    return [number for number in ids if number >= 0]
