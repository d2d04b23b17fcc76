"""Records → the field's objects: Article, Dossier, Entity, Event, Source; and the Library."""
