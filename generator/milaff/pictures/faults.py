"""What can be wrong with a picture's file, in words."""

from __future__ import annotations

from milaff.problems import Words

MOST_PIXELS = 40_000_000
MOST_BYTES = 30_000_000
KNOWN = "JPEG, PNG, WebP, AVIF, GIF, SVG"


class PictureFault(Exception):
    """A file that is not published: `code`, what is wrong, and what to do."""

    def __init__(self, code: str, message: Words, hint: Words) -> None:
        super().__init__(message.en)
        self.code, self.message, self.hint = code, message, hint


def unreadable(name: str) -> PictureFault:
    """Broken, cut short, or no picture at all."""
    return PictureFault(
        "IMG801",
        Words(f"تعذرت قراءة الصورة «{name}»", f'The image "{name}" cannot be read'),
        Words(
            "الملف تالف أو ناقص. افتحه في برنامج صور واحفظه من جديد",
            "The file is broken or cut short. Open it in an image program and save it again",
        ),
    )


def too_large(name: str, width: int, height: int, size: int) -> PictureFault:
    """More than a build should decode, or a reader should load."""
    if size > MOST_BYTES:
        shown, most = f"{size // 1_000_000} MB", f"{MOST_BYTES // 1_000_000} MB"
    else:
        shown, most = f"{width}×{height}", f"{MOST_PIXELS // 1_000_000} million pixels"
    return PictureFault(
        "IMG802",
        Words(f"الصورة «{name}» كبيرة جدا ({shown})", f'The image "{name}" is too large ({shown})'),
        Words(
            "صغّرها حتى 2400 بكسل عرضا، فلا يُعرض أكبر من ذلك",
            f"The most is {most}. Make it 2400 pixels wide: none is shown larger",
        ),
    )


def wrong_suffix(name: str, right: str) -> PictureFault:
    """A server would announce it as what it is not."""
    return PictureFault(
        "IMG803",
        Words(
            f"ليس ما في «{name}» من النوع الذي يدل عليه اسمه",
            f'The image "{name}" is not of the kind that its name says',
        ),
        Words(f"سمّه «{right}»", f'Name it "{right}"'),
    )


def running(name: str, what: str) -> PictureFault:
    """A drawing that would do something on its reader's machine."""
    return PictureFault(
        "IMG804",
        Words(f"في الرسم «{name}» ما لا يُنشر: {what}", f'The drawing "{name}" holds {what}'),
        Words(
            "احفظه رسما ساكنا بلا نصوص برمجية ولا روابط إلى مواقع أخرى",
            "Save it as a plain drawing, without scripts or links to other sites",
        ),
    )


def not_for_browsers(name: str) -> PictureFault:
    """A format that no browser shows, whose data about the camera nobody would remove."""
    return PictureFault(
        "IMG805",
        Words(f"لا تعرض المتصفحات الصورة «{name}»", f'No browser shows the image "{name}"'),
        Words("احفظها بصيغة JPEG أو PNG", f"Save it as one of {KNOWN}"),
    )
