"""REF307: a record's picture whose file is not there."""

from __future__ import annotations

from collections.abc import Iterator

from milaff.graph.graph import Graph
from milaff.problems import Problem, Words, did_you_mean, error
from milaff.settings import Settings


def check(graph: Graph, settings: Settings) -> Iterator[Problem]:
    """Every `image.file`, a path under the content folder, which is looked at each time."""
    for _, item in graph.written.records():
        if item.image and not (settings.content / item.image.file).is_file():
            media = [
                file.relative_to(settings.content).as_posix()
                for file in settings.content.glob("media/**/*")
                if file.is_file()
            ]
            yield error(
                graph.written.origins[item.id].place_of("image", "file"),
                "REF307",
                Words(
                    f"لا يوجد ملف الصورة «{item.image.file}»",
                    f'There is no image "{item.image.file}"',
                ),
                did_you_mean(item.image.file, media)
                or Words(
                    "اكتب المسار من مجلد المحتوى، مثل: media/name.jpg",
                    "Write the path from the content folder, such as media/name.jpg",
                ),
            )
