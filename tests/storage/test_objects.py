"""A photo keeps what it shows and loses where it was taken."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from forms.errors import UserError
from storage.photos import photos_of
from storage.pictures import THUMBNAIL_BYTES, take_in
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import picture


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


def test_a_photo_hangs_on_its_question_and_comes_back(ws):
    photo = ws.add_photo(picture(), owner_rec="answer:1", field="items/exit_photo", taken="2026-11-22T09:00:00+08:00")
    (found,) = ws.read(lambda db: photos_of(db, "answer:1", "items/exit_photo"))
    assert (found.id, found.taken, found.public) == (photo, "2026-11-22T09:00:00+08:00", False)
    assert opened(ws.objects.get(found.object)).size == (64, 48)
    assert opened(ws.objects.thumbnail(found.object)).format == "JPEG"
    assert ws.read(lambda db: photos_of(db, "answer:1", "other")) == []


def test_a_photo_belongs_to_the_community_of_what_it_shows(ws):
    second = ws.add_community("江滨社区")
    rec = ws.drafts.start(form_id="f", version="1", community=second)
    photo = ws.add_photo(picture(), owner_rec=rec, field="photo")
    assert ws.history(photo)[0].community == second
    (community,) = ws.read(lambda db: db.conn.execute("SELECT community FROM object").fetchone())
    assert community == second


def test_a_photo_is_turned_upright_and_loses_its_position():
    image = Image.new("RGB", (400, 300), "white")
    image.paste("red", (0, 0, 400, 20))  # the top as stored
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: the stored top is the right side
    exif[0x010F] = "Camera maker"
    exif.get_ifd(0x8825)[2] = (23.0, 1.0, 7.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"mine")

    taken = take_in(out.getvalue())

    upright = opened(taken.jpeg)
    assert upright.size == (300, 400)
    assert upright.getpixel((295, 200))[1] < 90 < upright.getpixel((5, 200))[1]
    assert dict(upright.getexif()) == {}
    assert b"Camera maker" not in taken.jpeg and b"Exif" not in taken.jpeg and b"mine" not in taken.jpeg


@pytest.mark.parametrize(
    ("size", "kept"), [((4032, 3024), (1600, 1200)), ((3000, 4000), (1200, 1600)), ((300, 200), (300, 200))]
)
def test_a_photo_is_made_no_larger_than_it_is_looked_at(size, kept):
    assert opened(take_in(picture(*size)).jpeg).size == kept


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_formats_of_cameras_and_screens_are_taken_in(form):
    assert opened(take_in(picture(form=form)).jpeg).format == "JPEG"


def test_a_transparent_picture_gets_a_white_ground():
    out = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(take_in(out.getvalue()).jpeg).getpixel((10, 10)) == (255, 255, 255)


def test_a_noisy_photo_still_has_a_small_thumbnail():
    import random

    noise = Image.frombytes("RGB", (900, 900), random.Random(1).randbytes(900 * 900 * 3))
    out = BytesIO()
    noise.save(out, "JPEG", quality=95)
    assert len(take_in(out.getvalue()).thumbnail) <= THUMBNAIL_BYTES


def bomb() -> bytes:
    out = BytesIO()
    Image.new("1", (12000, 12000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(lambda: b"", "OBJECT_001", id="empty"),
        pytest.param(lambda: b"%PDF-1.7 not a photo", "OBJECT_001", id="pdf"),
        pytest.param(lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "OBJECT_001", id="eps"),
        pytest.param(lambda: picture(form="GIF"), "OBJECT_001", id="gif"),
        pytest.param(lambda: b"\0\0\0\x18ftypheic" + b"\0" * 64, "OBJECT_001", id="broken heic"),
        pytest.param(bomb, "OBJECT_002", id="12000 x 12000 in 17 KB"),
        pytest.param(lambda: b"\0" * (81 << 20), "OBJECT_002", id="81 MB"),
        pytest.param(lambda: picture(900, 900, color="blue")[:2000], "OBJECT_003", id="jpeg cut off"),
        pytest.param(lambda: picture(900, 900, form="PNG")[:900], "OBJECT_003", id="png cut off"),
    ],
)
def test_what_is_no_usable_photo_is_refused(data, code):
    with pytest.raises(UserError) as caught:
        take_in(data())
    assert caught.value.code == code


@pytest.mark.parametrize("progressive", [False, True], ids=["baseline", "progressive"])
def test_a_telephone_photo_of_many_megapixels_is_taken_in_unless_it_must_be_unpacked_whole(progressive):
    out = BytesIO()
    Image.new("L", (9000, 6000), 200).save(out, "JPEG", progressive=progressive)
    if progressive:
        with pytest.raises(UserError) as caught:
            take_in(out.getvalue())
        assert caught.value.code == "OBJECT_002"
    else:
        assert take_in(out.getvalue()).width == 1600


def test_the_same_photo_twice_is_kept_once(ws):
    first, second = (ws.objects.take_photo(picture()) for _ in range(2))
    assert first == second
    assert len(list(ws.objects.folder.glob("*/*"))) == 1


def test_the_same_photo_on_two_laptops_is_one_object(ws, tmp_path):
    other, _ = Workspace.create(tmp_path / "b", "passphrase", community="x", person="y", cost=FLOOR)
    with other:
        other.join_community(ws.community, key=ws.community_key(ws.community).key, name="c")
        assert other.objects.take_photo(picture(), community=ws.community) == ws.objects.take_photo(picture())


def test_nobody_reads_a_photo_in_the_folder(ws):
    ws.objects.take_photo(picture())
    (path,) = ws.objects.folder.glob("*/*")
    assert b"JFIF" not in path.read_bytes()


def test_a_damaged_photo_is_noticed_and_named(ws):
    object_id = ws.objects.take_photo(picture())
    path = ws.objects.path(object_id)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(UserError, match="OBJECT_005"):
        ws.objects.get(object_id)
    assert ws.objects.verify().damaged == (object_id,)
    ws.objects.take_photo(picture())  # taking it in again mends it
    assert ws.objects.verify().damaged == ()


def test_a_missing_photo_still_shows_its_thumbnail(ws):
    object_id = ws.objects.take_photo(picture())
    ws.objects.path(object_id).unlink()
    with pytest.raises(UserError, match="OBJECT_004"):
        ws.objects.get(object_id)
    assert ws.objects.verify().missing == (object_id,)
    assert ws.objects.thumbnail(object_id)


def test_files_that_no_record_names_are_swept(ws):
    object_id = ws.objects.take_photo(picture())
    orphan = ws.objects.path("ab" * 32)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"a crash came between file and row")
    part = orphan.with_name(f".{orphan.name}.part")
    part.write_bytes(b"half")
    assert set(ws.objects.verify().orphans) == {orphan.name, part.name}
    assert ws.objects.sweep() == 2
    assert ws.objects.get(object_id)
