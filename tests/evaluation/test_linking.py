"""The evaluation's own arithmetic, on a few words."""

from __future__ import annotations

from milaff.graph.register import register_of
from tests.evaluation.linking import Span, entity_of, parse_line, score

REGISTER = register_of(
    [
        entity_of({"id": "moscow", "type": "place", "name": "موسكو", "aliases": []}),
        entity_of(
            {
                "id": "tass",
                "type": "org",
                "name": "تاس",
                "aliases": ["وكالة تاس"],
                "flags": {"تاس": {"flags": ["context"], "context": ["قالت"]}},
            }
        ),
    ]
)


def test_parse_line() -> None:
    case = parse_line("clitic | و{moscow:موسكو} ثم {tass:تاس}.")
    assert case.text == "وموسكو ثم تاس."
    assert case.gold == (Span(1, 6, "moscow"), Span(10, 13, "tass"))


def test_score() -> None:
    cases = [
        parse_line("a | {moscow:موسكو} وموسكو {tass:تاس}"),
        parse_line("b | موسكو ثم قالت {tass:وكالة تاس}"),
    ]
    total = score(cases, REGISTER)
    assert (total.found, total.right, total.gold, total.recalled) == (4, 2, 3, 2)
    assert (total.firsts, total.right_firsts) == (3, 2)
    assert len(total.faults) == 3
