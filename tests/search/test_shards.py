"""How lines are cut into files."""

from __future__ import annotations

from milaff.outputs.search_shards import cut_lines, cut_words, list_text
from milaff.searching.index_files import words_in


def test_a_first_line_without_text_has_a_file() -> None:
    """An entity that nothing names has no postings, and may be the first of all."""
    assert cut_lines([("0", ""), ("1", "ab")], 10) == ([["", "ab"]], [""])


def test_files_are_about_as_long_as_asked() -> None:
    files, starts = cut_lines([("a", "1234"), ("b", "5678"), ("c", "9")], 6)
    assert files == [["1234"], ["5678", "9"]]
    assert starts == ["", "b"]


def test_nothing_has_no_files() -> None:
    assert cut_lines([], 10) == ([], [])


def test_lists_of_words_are_read_as_written() -> None:
    words = ["", "0", "044", "360111714", "3601127053", "ابت", "ابتعاد", "ابتعادكمجميعاالان"]
    assert words_in(list_text(words)) == words
    assert list_text(words[:3]) == "AA0B44"
    (text,), _ = cut_words(words[1:], 999)
    assert text == list_text(words[1:])
