"""Events in the order of time."""

from __future__ import annotations

from tests.graph.linking import DRAFT, WITHDRAWN, article, dossier, entity, event, link


def test_order_of_every_kind_of_date() -> None:
    dates = [
        *("2016", "2015-12-31", "2015", "2015-06/2016", "2015-06-01", "2014~", "../2013"),
        *("2015-06", "2024-03-22", "2024-03", "201X", "2023/.."),
    ]
    graph = link({f"v/v{index:02}": event(f'"{date}"') for index, date in enumerate(dates)})
    ordered = [dates[int(id[1:])] for id in graph.timelines.all]
    assert ordered == [
        *("../2013", "201X", "2014~", "2015", "2015-06-01", "2015-06", "2015-06/2016"),
        *("2015-12-31", "2016", "2023/..", "2024-03", "2024-03-22"),
    ]


def test_of_dossiers_articles_and_entities() -> None:
    graph = link(
        {
            "d/d": dossier(),
            "d/other": dossier(),
            "a/a": article(
                "dossiers: [d, other]\nevents: [late]", "[[early]] [[draft|ن]] [[gone]]"
            ),
            "a/b": article("dossiers: [d]\nevents: [mid]"),
            "e/place": entity(),
            "e/person": entity(),
            "v/early": event("2020", "place: place"),
            "v/mid": event("2021", "participants: [{entity: person, role: party}]\nplace: place"),
            "v/late": event(
                "2022",
                "participants: [{entity: person, role: target}, {entity: person, role: party}]",
            ),
            "v/alone": event("2021-05"),
            "v/draft": event("2019", DRAFT),
            "v/gone": event("2018", WITHDRAWN + "\nplace: place"),
        }
    )
    lines = graph.timelines
    assert lines.all == ("early", "mid", "alone", "late")
    assert lines.of_article == {"a": ("early", "late"), "b": ("mid",)}
    assert lines.of_dossier == {"d": ("early", "mid", "late"), "other": ("early", "late")}
    assert lines.of_entity == {"place": ("early", "mid"), "person": ("mid", "late")}
    assert lines.dossiers == {"early": ("d", "other"), "mid": ("d",), "late": ("d", "other")}


def test_neighbours() -> None:
    """In the first dossier, else in the whole site."""
    graph = link(
        {
            "d/d": dossier(),
            "a/a": article("dossiers: [d]\nevents: [one, three]"),
            **{
                f"v/{name}": event(f"202{n}")
                for n, name in enumerate(("one", "two", "three", "four"))
            },
        }
    )
    assert graph.timelines.neighbours == {
        "one": (None, "three"),
        "two": ("one", "three"),
        "three": ("one", None),
        "four": ("three", None),
    }
