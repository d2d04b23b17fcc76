"""milaff (ملفّ): a static site generator for briefing reports."""

__version__ = "0.1.0"
