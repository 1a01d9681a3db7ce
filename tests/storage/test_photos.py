"""Photos and files on the fields of records."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.photos import add_file, add_photo, file_of, load_many, photos_of, photos_of_many
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE, picture


def test_photos_are_found_by_record_by_field_and_by_id_the_oldest_first(ws):
    later = add_photo(ws, picture(), owner_rec="answer:1", field="door", taken="2026-11-22T10:00")
    first = add_photo(ws, picture(color="blue"), owner_rec="answer:1", field="door", taken="2026-11-22T09:00")
    other = add_photo(ws, picture(color="green"), owner_rec="answer:2", field="hall")

    assert [photo.id for photo in ws.read(lambda db: photos_of(db, "answer:1"))] == [first, later]
    assert ws.read(lambda db: photos_of(db, "answer:1", "hall")) == []
    many = ws.read(lambda db: photos_of_many(db, ["answer:1", "answer:2", "answer:1", "answer:3"]))
    assert {place: [photo.id for photo in found] for place, found in many.items()} == {
        ("answer:1", "door"): [first, later],
        ("answer:2", "hall"): [other],
    }
    assert set(ws.read(lambda db: load_many(db, [other, "photo:none"]))) == {other}
    assert not any(photo.public for photo in ws.read(lambda db: photos_of(db, "answer:1")))


def test_a_file_keeps_its_name_and_a_photo_is_given_one(ws):
    sound = add_file(ws, b"sound", owner_rec="answer:1", field="said", name="访谈.m4a")
    photo = add_photo(ws, picture(), owner_rec="answer:1", field="door")
    assert ws.read(lambda db: file_of(db, sound))[1] == "访谈.m4a"
    assert ws.read(lambda db: file_of(db, photo))[1] == f"{photo.partition(':')[2]}.jpg"
    assert ws.read(lambda db: file_of(db, "photo:none")) == ("", "")


@pytest.mark.parametrize("add", [add_photo, lambda *given, **where: add_file(*given, **where, name="a.txt")])
def test_who_only_reads_leaves_no_file_in_the_folder(ws, folder, add):
    ws.close()
    with Workspace.open(folder, PASSPHRASE, readonly=True) as reading:
        with pytest.raises(UserError, match="WORKSPACE_003"):
            add(reading, picture(), owner_rec="answer:1", field="door")
        assert not list(folder.glob("objects/*/*"))
