"""The class table, at the places where runtimes disagree."""

import unittest

from fixtures import RANGES, STAGES

from assay_worker.classes import LETTER, NUMBER, OTHER, SPACE


def class_of(code_point: int) -> int:
    return STAGES.stage2[STAGES.stage1[code_point >> 8] * 256 + (code_point & 255)]


class ClassesTest(unittest.TestCase):
    def test_white_space_is_the_25_code_points_of_prop_list(self) -> None:
        expected = [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
        self.assertEqual([cp for cp in range(0x110000) if class_of(cp) == SPACE], expected)

    def test_the_version_is_16(self) -> None:
        self.assertEqual(class_of(0x1C89), LETTER)  # assigned in 16.0
        self.assertEqual(class_of(0xA7DA), LETTER)  # assigned in 16.0
        self.assertEqual(class_of(0x10D40), NUMBER)  # assigned in 16.0
        self.assertEqual(class_of(0x323B0), OTHER)  # assigned in 17.0

    def test_classes_by_general_category(self) -> None:
        for expected, points in {
            LETTER: [0x41, 0x7A, 0xAA, 0xE9, 0x1C5, 0x2B0, 0x4E00, 0xAC00, 0xD7A3, 0x20000, 0x1D400, 0x1E900],
            NUMBER: [0x30, 0x39, 0xB2, 0xBD, 0x661, 0x2167, 0x1D7D8],
            OTHER: [0x00, 0x1C, 0x1F, 0x21, 0x27, 0x5F, 0x301, 0x180E, 0x200B, 0xFEFF, 0x1F600, 0xE0100, 0x10FFFF],
        }.items():
            for point in points:
                with self.subTest(f"U+{point:04X}"):
                    self.assertEqual(class_of(point), expected)

    def test_two_stages_and_ranges_say_the_same(self) -> None:
        listed = {cp: name for name, ranges in RANGES.items() for first, last in ranges for cp in range(first, last + 1)}
        self.assertTrue(all(class_of(cp) == listed.get(cp, OTHER) for cp in range(0x110000)))

    def test_ascii_is_block_0(self) -> None:
        self.assertEqual(STAGES.stage1[0], 0)


if __name__ == "__main__":
    unittest.main()
