"""What an entity is called."""

from __future__ import annotations

from milaff.model.entity import Entity


def test_other_names() -> None:
    """An alias equal to the name only gives it flags; one that is never to be found stays ours."""
    entity = Entity.model_validate(
        {
            "id": "site",
            "kind": "outlet",
            "name": {"ar": "سايت", "en": "SITE"},
            "aliases": [
                {"text": "سايت", "context": ["موقع"]},
                {"text": "س", "never": "true"},
                "مجموعة سايت",
                "مجموعة سايت",
            ],
        }
    )
    assert entity.other_names == ("مجموعة سايت",)
