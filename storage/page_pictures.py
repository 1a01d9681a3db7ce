"""Files of scanned paper as grey pictures, one a page: photos, multi-page TIFFs, PDFs from a copier.

Needs NumPy, which comes with the extra `scan`. Files come from anywhere, so each is refused before its pixels are
unpacked when they would be too many.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from forms.errors import UserError
from storage.pictures import LARGEST_FILE, MOST_PIXELS, upright

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif", ".webp", ".bmp", ".pdf")
FORMATS = ("JPEG", "PNG", "TIFF", "HEIF", "WEBP", "BMP")
POINTS_PER_INCH = 72
DPI, LONGEST_PX, SHORTEST_PX = 200, 4000, 1600
"""PDF pages are drawn at this resolution; one that claims to be huge or tiny, as copiers' files do, between these."""
LARGE_PX = 3400
"""Photos are unpacked at half their size while they stay larger than this: a mark needs no more, and it is faster."""
MOST_PAGES = 2000
LARGEST_PDF = 500 * 1024 * 1024
pdfium_lock = threading.Lock()
"""PDFium keeps global state; two threads in it crash the program."""


def page_pictures(data: bytes) -> Iterator[NDArray[np.uint8]]:
    """The pages of a file, grey, one after the other so that a thick PDF needs no memory.

    Raises `UserError` SCAN_010 for what is no picture and no PDF, SCAN_011 when it is too large, SCAN_012 when it is
    damaged or locked with a password.
    """
    if data[:1024].lstrip()[:5] == b"%PDF-":
        if len(data) > LARGEST_PDF:
            raise UserError("SCAN_011")
        yield from rendered(data, scale=_scale)
    else:
        yield from _frames(data)


def count_pages(data: bytes) -> int:
    """How many pages a file has, as far as it says so at once; 1 for what is no PDF or TIFF."""
    from PIL import Image

    if data[:1024].lstrip()[:5] == b"%PDF-":
        import pypdfium2

        with pdfium_lock:
            try:
                document = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError:
                return 1
            count = len(document)
            document.close()
        return count
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return int(getattr(Image.open(BytesIO(data), formats=["TIFF"]), "n_frames", 1))
    except Exception:  # whatever is wrong with it is said when its pages are read
        return 1


def rendered(data: bytes, *, scale: Callable[[float, float], float]) -> Iterator[NDArray[np.uint8]]:
    """The pages of a PDF in grey; *scale* says for a width and height in points how many pixels a point gets."""
    import numpy as np
    import pypdfium2

    with pdfium_lock:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UserError("SCAN_012") from error
    try:
        for number in range(min(len(document), MOST_PAGES)):
            with pdfium_lock:
                try:
                    page = document[number]
                    bitmap = page.render(scale=scale(*page.get_size()), grayscale=True)
                    found = np.array(bitmap.to_numpy()).reshape(bitmap.height, -1)[:, : bitmap.width].copy()
                except pypdfium2.PdfiumError as error:
                    raise UserError("SCAN_012") from error
            yield found
    finally:
        with pdfium_lock:
            document.close()


def _scale(width: float, height: float) -> float:
    longest = max(width, height, 1.0)
    return min(max(DPI / POINTS_PER_INCH, SHORTEST_PX / longest), LONGEST_PX / longest)


def _frames(data: bytes) -> Iterator[NDArray[np.uint8]]:
    from PIL import Image, ImageSequence, UnidentifiedImageError

    if len(data) > LARGEST_FILE:
        raise UserError("SCAN_011")
    if data[4:8] == b"ftyp":
        import pi_heif

        pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is checked here, and damaged tags do no harm
            image = Image.open(
                BytesIO(data), formats=[name for name in FORMATS if name != "HEIF" or data[4:8] == b"ftyp"]
            )
            if image.format == "JPEG":
                yield _grey(image)
                return
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number >= MOST_PAGES:
                    return
                yield _grey(frame)
    except Image.DecompressionBombError as error:
        raise UserError("SCAN_011") from error
    except UnidentifiedImageError as error:
        raise UserError("SCAN_010") from error
    except (OSError, SyntaxError, ValueError, EOFError, LookupError, RuntimeError, TypeError) as error:
        raise UserError("SCAN_012") from error


def _grey(image: Image.Image) -> NDArray[np.uint8]:
    import numpy as np
    from PIL import Image

    width, height = image.size
    if width * height > MOST_PIXELS * 3:
        raise UserError("SCAN_011")
    shrink = 1
    while max(width, height) / (shrink * 2) >= LARGE_PX / 2 and max(width, height) / shrink > LARGE_PX:
        shrink *= 2
    if image.format == "JPEG":
        image.draft("L", (width // shrink, height // shrink))
    elif shrink > 1 and image.mode != "1":
        image = image.reduce(shrink)
    turned = upright(image)
    if "A" in turned.getbands() or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        turned = Image.new("RGBA", clear.size, "white")
        turned.alpha_composite(clear)
    if turned.mode in ("I;16", "I", "F"):
        values = np.asarray(turned, np.float64)
        top = float(values.max()) or 1.0
        return (values * (255 / max(top, 255))).clip(0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.asarray(turned.convert("L"), np.uint8))
