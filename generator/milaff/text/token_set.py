"""How alike two short texts are whose words stand in another order, or where one says more.

The measure is the one that RapidFuzz calls `token_set_ratio`
(https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html), so that its thresholds can be compared.
"""

from collections.abc import Collection


def token_set_ratio(one: Collection[str], other: Collection[str]) -> float:
    """From 0 to 100: the best agreement of the shared words with either text, or of the two.

    100 where all words of one stand in the other; 0 where either is empty.
    """
    first, second = set(one), set(other)
    if not first or not second:
        return 0.0
    shared = first & second
    if shared and (first == shared or second == shared):
        return 100.0
    left, right = " ".join(sorted(first - shared)), " ".join(sorted(second - shared))
    common = len(" ".join(shared))
    gap = 1 if common else 0
    lengths = 2 * (common + gap) + len(left) + len(right)
    ratios = [2 * (common + gap + common_length(left, right)) / lengths]
    if common:
        ratios += [2 * common / (2 * common + gap + len(rest)) for rest in (left, right)]
    return 100 * max(ratios)


def common_length(one: str, other: str) -> int:
    """The length of the longest common subsequence of two strings.

    Bit-parallel, so that a few hundred letters cost as many operations on whole numbers: Hyyrö,
    "Bit-parallel LCS-length computation revisited" (2004).
    """
    places: dict[str, int] = {}
    for index, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << index
    mask = (1 << len(one)) - 1
    unmatched = mask
    for letter in other:
        hit = unmatched & places.get(letter, 0)
        unmatched = (unmatched + hit | unmatched - hit) & mask
    return len(one) - unmatched.bit_count()
