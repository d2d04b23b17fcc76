"""The pictures of the content folder: the host knows where they are, the core publishes them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from milaff.pictures.suffixes import is_picture

_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class PictureFile(File):
    """A picture that links may name, and that the host does not copy: its file would tell where
    and when it was taken, and by whom."""

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy."""


def take_pictures(files: Files, config: MkDocsConfig) -> tuple[str, ...]:
    """Take the pictures out of the host's hands; their paths under the content folder."""
    found = [
        file
        for file in files
        if file.src_dir == config.docs_dir
        and file.is_media_file()
        and file.inclusion not in _OUT
        and is_picture(file.src_uri)
    ]
    for file in found:
        own = PictureFile(
            file.src_uri,
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=file.dest_uri,
            inclusion=file.inclusion,
        )
        files.remove(file)
        files.append(own)
    return tuple(file.src_uri for file in found)
