r"""Where texts are cut, with the alternative of the pattern that says so.

r50k_base:   '(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s
cl100k_base: '(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s
o200k_base:  a word as `O200k` in split.py has it, |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
"""

import re
import unittest
from typing import List

from fixtures import FINE, RANGES, STAGES, hostile

from assay_worker.cached import PATTERNS, astral_parts, basic_parts
from assay_worker.recipe import Recipe
from assay_worker.recipe import PATTERNS as RECIPE
from assay_worker.split import SPLITTERS, fine_stages

R50K = [
    ("don't", ["don", "'t"], "'(?:[sdmt]"),
    ("we'll they've you're", ["we", "'ll", " they", "'ve", " you", "'re"], "ll|ve|re"),
    ("DON'T", ["DON", "'", "T"], "lower case only"),
    ("'x", ["'", "x"], "an apostrophe is other"),
    ("it 's", ["it", " '", "s"], " ?[^...]++ from the blank, before the contraction is seen"),
    ("a  b", ["a", " ", " b"], r"\s+(?!\S) leaves the last blank"),
    ("a 1234 b", ["a", " 1234", " b"], r" ?\p{N}++"),
    ("a !? b", ["a", " !?", " b"], " ?[^...]++"),
    ("a\tb", ["a", "\t", "b"], r"\s: only U+0020 joins"),
    ("a\u00a0b", ["a", "\u00a0", "b"], r"\s: only U+0020 joins"),
    ("a \n\n  ", ["a", " \n\n  "], r"\s++$"),
    ("a \n b", ["a", " \n", " b"], r"\s+(?!\S): newlines are not special"),
    ("a\n\nb", ["a", "\n", "\n", "b"], r"\s+(?!\S), then \s"),
    ("e\u0301x", ["e", "\u0301", "x"], "a mark is other"),
    ("\u4f60\u597d\u3002", ["\u4f60\u597d", "\u3002"], r"\p{L}++"),
    ("x\U0001d400\U0001f600", ["x\U0001d400", "\U0001f600"], "letters and others above U+FFFF"),
]
CL100K = [
    ("don't DON'T", ["don", "'t", " DON", "'T"], "'(?i:[sdmt]"),
    ("a'\u017fb", ["a", "'\u017f", "b"], "U+017F folds to s"),
    ("a'\u212a", ["a", "'\u212a"], "U+212A does not fold to a letter of the list: it is [^...]?+ and a letter"),
    ("we'Ll you'rE", ["we", "'Ll", " you", "'rE"], "ll|ve|re in any case"),
    ("'x", ["'x"], r"[^\r\n\p{L}\p{N}]?+\p{L}++"),
    ("(foo)", ["(foo", ")"], r"[^\r\n\p{L}\p{N}]?+\p{L}++"),
    ("\tfoo\u3000bar", ["\tfoo", "\u3000bar"], "the one before may be any White_Space but CR and LF"),
    ("\nfoo", ["\n", "foo"], "but CR and LF"),
    ("1234567", ["123", "456", "7"], r"\p{N}{1,3}+"),
    ("a 12", ["a", " ", "12"], "numbers never take the blank"),
    ("x; \n", ["x", ";", " \n"], r"\s++$"),
    ("x;\n\r\ny", ["x", ";\n\r\n", "y"], r"[\r\n]*+"),
    ("x ;;y", ["x", " ;;", "y"], " ?[^...]++"),
    ("a \n b", ["a", " \n", " b"], r"\s*[\r\n]"),
    ("a\n\n  b", ["a", "\n\n", " ", " b"], r"\s*[\r\n], then \s+(?!\S)"),
    ("a \n  ", ["a", " \n  "], r"\s++$"),
    ("a   b", ["a", "  ", " b"], r"\s+(?!\S)"),
    ("e\u0301x", ["e", "\u0301x"], "a mark may stand before letters"),
    ("\U0001f600\U0001f600a1", ["\U0001f600\U0001f600", "a", "1"], "others first, when no letter follows the first of them"),
    ("\U0001f600a", ["\U0001f600a"], r"[^\r\n\p{L}\p{N}]?+\p{L}++"),
]

O200K = [
    ("don't DON'T", ["don't", " DON'T"], "(?i:'t)? closes a word"),
    ("a'\u017fb we'Ll'Ll", ["a'\u017f", "b", " we'Ll", "'Ll"], "one contraction a word; U+017F folds to s"),
    ("1's ''s", ["1", "'s", " ''", "s"], "a contraction without a word is a word with a prefix"),
    ("HelloWorld helloWORLDs", ["Hello", "World", " hello", "WORLDs"], "head*tail+: lower case ends heads"),
    ("\u4e9c\u6d32AV", ["\u4e9c\u6d32", "AV"], "no tail behind the heads: back to the last that is one"),
    ("\u4e9cAVx", ["\u4e9cAVx"], "a tail behind them"),
    ("AV\u4e9c", ["AV\u4e9c"], "\\p{Lo} is both"),
    ("\u01c5\u01c5x", ["\u01c5\u01c5x"], "\\p{Lt} is a head"),
    ("e\u0301x", ["e\u0301x"], "a mark goes with letters"),
    ("\u0301AB", ["\u0301", "AB"], "a mark as prefix fails, as the word it does not"),
    ("!\u0301a", ["!\u0301a"], "a mark makes a word behind a prefix"),
    ("!!\u0301a", ["!!\u0301", "a"], "no prefix before another; then the mark is other"),
    (" \u0301 ", [" \u0301", " "], "a mark behind a blank"),
    ("\tfoo\u3000bar", ["\tfoo", "\u3000bar"], "the prefix may be any White_Space but CR and LF"),
    ("\nfoo\r\u0301", ["\n", "foo", "\r", "\u0301"], "but CR and LF"),
    ("1234567 12", ["123", "456", "7", " ", "12"], r"\p{N}{1,3}"),
    ("x;\n/\r/y /z", ["x", ";\n/\r/", "y", " /", "z"], r"[\r\n/]*"),
    ("a/b", ["a", "/b"], "a slash as prefix"),
    ("a \n  ", ["a", " \n", "  "], r"\s*[\r\n]+ before the end of the text is seen"),
    ("a\n\n  b", ["a", "\n\n", " ", " b"], r"\s*[\r\n]+, then \s+(?!\S)"),
    ("a   1", ["a", "  ", " ", "1"], r"\s+(?!\S), then \s+"),
    ("a   ", ["a", "   "], r"\s+(?!\S) at the end"),
    ("\U0001f600a\U0001d400\U0001d41a", ["\U0001f600a", "\U0001d400\U0001d41a"], "letters above U+FFFF have a case as well"),
]


TABLES = {"r50k_base": STAGES, "cl100k_base": STAGES, "o200k_base": fine_stages()}


def by_hand(encoding: str, text: str) -> List[str]:
    splitter, encoded, pieces, p = SPLITTERS[encoding](TABLES[encoding]), text.encode(), [], 0
    while p < len(encoded):
        q = splitter.piece_end(encoded, p)
        pieces.append(encoded[p:q].decode())
        p = q
    return pieces


class SplitTest(unittest.TestCase):
    def test_tables(self) -> None:
        for encoding, table in (("r50k_base", R50K), ("cl100k_base", CL100K), ("o200k_base", O200K)):
            for text, pieces, rule in table:
                with self.subTest(encoding=encoding, text=text, rule=rule):
                    self.assertEqual(by_hand(encoding, text), pieces)

    def test_by_hand_equals_the_pattern_and_both_arrangements_of_cached(self) -> None:
        for encoding in SPLITTERS:
            pattern = re.compile(RECIPE[encoding].format(**Recipe().sets)).findall
            basic = re.compile(PATTERNS[encoding].format(**basic_parts(RANGES, FINE))).findall
            whole = re.compile(PATTERNS[encoding].format(**astral_parts(RANGES, FINE))).findall
            for text in hostile(1500, seed=1):
                with self.subTest(encoding=encoding, text=ascii(text)):
                    pieces = by_hand(encoding, text)
                    self.assertEqual(pieces, pattern(text))
                    self.assertEqual(pieces, whole(text))
                    if all(character <= "\uffff" for character in text):
                        self.assertEqual(pieces, basic(text))


if __name__ == "__main__":
    unittest.main()
