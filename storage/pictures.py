"""What happens to a photo before it is kept: upright, small, and without where it was taken.

Photos come from anywhere, so a file is refused before its pixels are unpacked when they would be too many,
and only the formats that cameras make are read at all.
"""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 50_000_000
# A telephone's 108-megapixel JPEG is unpacked at an eighth of its size, so it costs no more than a small one.
# Progressive JPEGs are held whole while they are decoded, and keep to the lower limit. Pillow refuses past 178.
MOST_BASELINE_PIXELS = 170_000_000
LARGEST_FILE = 80 * 1024 * 1024
LONGEST_SIDE_PX = 1600
QUALITY = 80
THUMBNAIL_PX = 320
THUMBNAIL_QUALITIES = (75, 60, 45, 30, 15)
THUMBNAIL_BYTES = 8 * 1024  # hundreds of them travel with every sync
ORIENTATION = 0x0112  # EXIF: 1 as it is, 2 to 8 turned or mirrored
FORMATS = ("JPEG", "PNG", "HEIF", "WEBP")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"heif")


@dataclass(frozen=True)
class Picture:
    """A photo as it is kept: two JPEGs and the size of the larger one in pixels."""

    jpeg: bytes
    thumbnail: bytes
    width: int
    height: int


def take_in(data: bytes) -> Picture:
    """Make the kept photo and its thumbnail from a file's bytes.

    Raises `UserError`: OBJECT_001 not a photo of a known format, OBJECT_002 too many pixels or bytes,
    OBJECT_003 cut off or damaged.
    """
    from PIL import Image

    if len(data) > LARGEST_FILE:
        raise UserError("OBJECT_002", megapixels=0, largest=MOST_PIXELS // 1_000_000)
    image = _opened(data)
    width, height = image.size
    if width * height > _most_pixels(image):
        raise UserError("OBJECT_002", megapixels=width * height // 1_000_000, largest=MOST_PIXELS // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # decoding at half, quarter or eighth size only works with a box of the stored picture's own shape
            scale = min(1.0, LONGEST_SIDE_PX / max(width, height))
            image.draft("RGB", (max(1, round(width * scale)), max(1, round(height * scale))))
            image.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Image.Resampling.BICUBIC)
            image = _flat(upright(image))
            small = image.copy()
            small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX), Image.Resampling.BICUBIC)
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError) as error:
        raise UserError("OBJECT_003") from error
    return Picture(_jpeg(image, QUALITY), _thumbnail(small), *image.size)


def _most_pixels(image: Image.Image) -> int:
    baseline = image.format == "JPEG" and not image.info.get("progressive")
    return MOST_BASELINE_PIXELS if baseline else MOST_PIXELS


def _opened(data: bytes) -> Image.Image:
    from PIL import Image, UnidentifiedImageError

    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        import pi_heif

        pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is checked by the caller, and damaged EXIF does no harm
            return Image.open(BytesIO(data), formats=[name for name in FORMATS if name in _known_formats(data)])
    except Image.DecompressionBombError as error:
        raise UserError("OBJECT_002", megapixels=0, largest=MOST_PIXELS // 1_000_000) from error
    except (UnidentifiedImageError, ValueError, KeyError) as error:
        raise UserError("OBJECT_001") from error
    except (OSError, SyntaxError, EOFError, IndexError, RuntimeError) as error:
        raise UserError("OBJECT_003") from error


def _known_formats(data: bytes) -> tuple[str, ...]:
    heif = data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS
    return ("HEIF",) if heif else ("JPEG", "PNG", "WEBP")


def upright(image: Image.Image) -> Image.Image:
    """The picture as its camera was held.

    Pillow's own way writes the rest of the EXIF anew, and breaks on a damaged one. None of it is kept here, so
    damage there costs no photo.
    """
    from PIL import Image

    try:
        turn = image.getexif().get(ORIENTATION)
    except (OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, EOFError, struct.error):
        turn = None
    ways = (
        Image.Transpose.FLIP_LEFT_RIGHT,
        Image.Transpose.ROTATE_180,
        Image.Transpose.FLIP_TOP_BOTTOM,
        Image.Transpose.TRANSPOSE,
        Image.Transpose.ROTATE_270,
        Image.Transpose.TRANSVERSE,
        Image.Transpose.ROTATE_90,
    )
    return image.transpose(ways[turn - 2]) if isinstance(turn, int) and 2 <= turn <= 8 else image


def _flat(image: Image.Image) -> Image.Image:
    """RGB on white: a JPEG has no transparency, and black where there was none looks like damage."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        flat = Image.new("RGB", rgba.size, "white")
        flat.paste(rgba, mask=rgba.getchannel("A"))
        return flat
    return image if image.mode == "RGB" else image.convert("RGB")


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    # a bare image: neither EXIF (position, owner, serial number) nor profiles or comments come along
    image.info.clear()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _thumbnail(image: Image.Image) -> bytes:
    jpeg = b""
    for quality in THUMBNAIL_QUALITIES:
        jpeg = _jpeg(image, quality)
        if len(jpeg) <= THUMBNAIL_BYTES:
            return jpeg
    while len(jpeg) > THUMBNAIL_BYTES:
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))
        jpeg = _jpeg(image, THUMBNAIL_QUALITIES[-1])
    return jpeg
