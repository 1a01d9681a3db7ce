"""Filled forms leave in the layout that ODK and KoboToolbox read, exactly as they were answered, and come back."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from exporters import odk
from exporters.records import place_of
from forms import xform as xforms
from forms.session import FormSession
from forms.xlsform import convert
from storage import form_files, forms_registry, heads
from storage.photos import add_file, file_of, photos_of
from storage.records import answers, save_answers
from storage.submissions import take_in
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.exporters.reading import RARE
from tests.forms.tables import saved
from tests.storage.conftest import picture

OPENROSA = "{http://openrosa.org/xforms}"
TABLE = """
| survey |
|        | type            | name    | label   | relevant      | calculation | media::image |
|        | start           | started |         |               |             |              |
|        | text            | lane    | Lane    |               |             | door.png     |
|        | select_multiple c | told  | Told    |               |             |              |
|        | calculate       | stamp   |         |               | now()       |              |
|        | text            | why     | Why     | ${lane} = 'x' |             |              |
|        | begin_repeat    | issue   | Issue   |               |             |              |
|        | text            | what    | What    |               |             |              |
|        | image           | photo   | Photo   |               |             |              |
|        | begin_repeat    | step    | Step    |               |             |              |
|        | integer         | n       | N       |               |             |              |
|        | end_repeat      |         |         |               |             |              |
|        | end_repeat      |         |         |               |             |              |
| choices |
|         | list_name | name | label |
|         | c         | a    | A     |
|         | c         | b    | B     |
| settings |
|          | form_id | version |
|          | walk    | 7       |
"""
FIELDS = {
    "started": "2022-08-20T09:00:00.000+08:00",
    "lane": f"{RARE}巷 <&>",
    "told": "a b",
    "stamp": "2022-08-20T09:05:00.000+08:00",
    "issue:b1": "2",
    "issue:b1/what": "=1+1",
    "issue:a1": "1",
    "issue:a1/what": "坑洼\n第二行",
    "issue:a1/step:s1": "1",
    "issue:a1/step:s1/n": "4",
    "issue:a1/step:s2": "2",
    "meta/instanceID": "uuid:8f2c7a52-6d04-4c55-9a68-0123456789ab",
}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """Another laptop."""
    made, _ = Workspace.create(tmp_path / "other", "敦根2022", community="敦根社区", person="李姑娘", cost=FLOOR)
    yield made
    made.close()


def hold(ws: Workspace, folder: Path, table: str = TABLE, fields: dict[str, str] | None = None) -> str:
    made = convert(saved(folder, table))

    def write(txn: Any) -> str:
        forms_registry.add_form(
            txn, form_id=made.form_id, version=made.version, xform=made.xform, settings=made.settings
        )
        given = FIELDS if fields is None else fields
        return save_answers(txn, rec=None, form_id=made.form_id, version=made.version, fields=given) if given else ""

    return ws.write_now(write)


def bundle(ws: Workspace) -> zipfile.ZipFile:
    out = BytesIO()
    odk.export(ws, out, form="walk")
    return zipfile.ZipFile(out)


def submission(ws: Workspace) -> etree._Element:
    zipped = bundle(ws)
    (name,) = [name for name in zipped.namelist() if name.endswith("submission.xml")]
    return etree.fromstring(zipped.read(name))


def test_a_submission_names_its_form_version_and_instance(ws: Workspace, tmp_path: Path) -> None:
    hold(ws, tmp_path)
    root = submission(ws)
    assert (root.tag, root.get("id"), root.get("version")) == ("data", "walk", "7")
    assert root.findtext(".//meta/instanceID", root.findtext(f".//{OPENROSA}instanceID")) == FIELDS["meta/instanceID"]
    assert root.findtext("lane") == FIELDS["lane"] and root.findtext("told") == "a b"
    assert [node.text for node in root.iter("what")] == ["坑洼\n第二行", "=1+1"]
    assert [node.text for node in root.iter("n")] == ["4", None]


def test_nothing_is_calculated_anew_and_what_was_not_asked_stays_out(ws: Workspace, tmp_path: Path) -> None:
    hold(ws, tmp_path)
    root = submission(ws)
    assert root.findtext("stamp") == FIELDS["stamp"] and root.findtext("started") == FIELDS["started"]
    assert root.find("why") is None


def test_an_answer_is_kept_even_where_its_condition_no_longer_holds(ws: Workspace, tmp_path: Path) -> None:
    hold(ws, tmp_path, fields=FIELDS | {"why": "because"})
    assert submission(ws).findtext("why") == "because"


def test_kobotoolbox_takes_the_submission_and_not_the_form_for_one(ws: Workspace, tmp_path: Path) -> None:
    hold(ws, tmp_path)
    zipped = bundle(ws)
    with_declaration = [name for name in zipped.namelist() if zipped.read(name).startswith(b"<?xml")]
    assert with_declaration == ["instances/uuid8f2c7a52-6d04-4c55-9a68-0123456789ab/submission.xml"]
    assert xforms.parse(zipped.read("forms/walk-7.xml")).form_id == "walk"


def test_files_of_the_form_lie_beside_it(ws: Workspace, tmp_path: Path) -> None:
    hold(ws, tmp_path)
    form_files.attach(ws, form_id="walk", version="7", files={"door.png": b"\x89PNG"})
    assert bundle(ws).read("forms/walk-7-media/door.png") == b"\x89PNG"


def test_photos_lie_beside_the_submission_also_a_second_one(ws: Workspace, tmp_path: Path) -> None:
    rec = hold(ws, tmp_path)
    first, second = (
        ws.add_photo(picture(color=color), owner_rec=rec, field="issue:a1/photo") for color in ("red", "blue")
    )
    ws.write_now(lambda txn: txn.append("answer", rec, {"issue:a1/photo": first}) and None)
    zipped = bundle(ws)
    names = {Path(name).name for name in zipped.namelist() if name.endswith(".jpg")}
    assert names == {f"{photo.partition(':')[2]}.jpg" for photo in (first, second)}
    assert [node.text for node in submission(ws).iter("photo")] == [f"{first.partition(':')[2]}.jpg", None]


def test_photos_that_are_not_here_are_named(ws: Workspace, tmp_path: Path) -> None:
    rec = hold(ws, tmp_path)
    photo = ws.add_photo(picture(), owner_rec=rec, field="issue:a1/photo")
    ws.write_now(lambda txn: txn.append("answer", rec, {"issue:a1/photo": photo}) and None)
    row = ws.read(lambda db: db.conn.execute("SELECT object FROM photo WHERE rec = ?", (photo,)).fetchone())
    ws.objects.path(row[0]).unlink()
    assert odk.export(ws, BytesIO(), form="walk") == (1, [f"{photo.partition(':')[2]}.jpg"])


def test_a_record_without_an_id_gets_the_same_one_each_time(ws: Workspace, tmp_path: Path) -> None:
    rec = hold(ws, tmp_path, fields={"lane": "x"})
    found = [next(node.text for node in submission(ws).iter() if "instanceID" in node.tag) for _ in range(2)]
    assert found == [f"uuid:{uuid.UUID(rec.partition(':')[2])}"] * 2


def test_a_form_with_a_public_key_leaves_encrypted(ws: Workspace, tmp_path: Path) -> None:
    from base64 import b64encode

    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = rsa.generate_private_key(65537, 2048).public_key()
    text = b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
    table = TABLE.replace("| form_id | version |", "| form_id | version | public_key |").replace(
        "| walk    | 7       |", f"| walk | 7 | {text} |"
    )
    hold(ws, tmp_path, table)
    zipped = bundle(ws)
    folder = "instances/uuid8f2c7a52-6d04-4c55-9a68-0123456789ab"
    assert set(zipped.namelist()) == {"forms/walk-7.xml", f"{folder}/submission.xml", f"{folder}/submission.xml.enc"}
    manifest = etree.fromstring(zipped.read(f"{folder}/submission.xml"))
    assert manifest.get("encrypted") == "yes" and RARE.encode() not in zipped.read(f"{folder}/submission.xml.enc")


def answers_of(ws: Workspace) -> list[dict[str, str]]:
    def read(db: Any) -> list[dict[str, str]]:
        recs = db.conn.execute("SELECT rec FROM answer ORDER BY rec").fetchall()
        return [answers(heads.fields(db, rec)) for (rec,) in recs]

    return ws.read(read)


def by_position(fields: dict[str, str]) -> dict[str, str]:
    """Fields with rows named by their place instead of their key."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        parts, at = [], ""
        for part in name.split("/"):
            at = f"{at}/{part}" if at else part
            key = part.partition(":")
            parts.append(f"{key[0]}[{fields[at]}]" if key[1] and at in fields else part)
        found["/".join(parts)] = value
    return found


def test_what_left_comes_back_with_the_same_answers_and_photos(ws: Workspace, tmp_path: Path, other: Workspace) -> None:
    rec = hold(ws, tmp_path)
    photo = ws.add_photo(picture(), owner_rec=rec, field="issue:a1/photo")
    ws.write_now(lambda txn: txn.append("answer", rec, {"issue:a1/photo": photo}) and None)
    file = tmp_path / "out.zip"
    with file.open("wb") as out:
        odk.export(ws, out, form="walk")
    hold(other, tmp_path, fields={})
    report = take_in(other, file)
    assert (len(report.new), report.known, report.refused, report.missing) == (1, 0, [], [])
    (back,) = answers_of(other)
    there = by_position(back)
    assert there.pop("issue[1]/photo").startswith("photo:")
    here = by_position(answers_of(ws)[0])
    here.pop("issue[1]/photo")
    assert there == here
    again = take_in(other, file)
    assert (again.new, again.known) == ([], 1) and len(answers_of(other)) == 1


def test_a_second_photo_and_a_recording_come_back_to_their_question(
    ws: Workspace, tmp_path: Path, other: Workspace
) -> None:
    rec = hold(ws, tmp_path)
    first = ws.add_photo(picture(color="red"), owner_rec=rec, field="issue:b1/photo")
    ws.add_photo(picture(color="blue"), owner_rec=rec, field="issue:b1/photo")
    add_file(ws, b"a recording", owner_rec=rec, field="issue:a1/step:s2/n", name="门口.m4a")
    ws.write_now(lambda txn: txn.append("answer", rec, {"issue:b1/photo": first}) and None)
    file = tmp_path / "out.zip"
    with file.open("wb") as out:
        odk.export(ws, out, form="walk")
    hold(other, tmp_path, fields={})
    report = take_in(other, file)
    assert (len(report.new), report.missing) == (1, [])
    (back,) = answers_of(other)
    key = next(name for name, value in back.items() if value == "=1+1").rpartition("/")[0]
    held = other.read(lambda db: photos_of(db, report.new[0]))
    assert sorted(place_of(photo.field, back) for photo in held) == [
        "issue[1]/step[2]/n",
        "issue[2]/photo",
        "issue[2]/photo",
    ]
    assert len(other.read(lambda db: photos_of(db, report.new[0], f"{key}/photo"))) == 2
    (recording,) = (photo for photo in held if photo.field.endswith("/n"))
    name = other.read(lambda db: file_of(db, recording.id))[1]
    assert (name, other.objects.get(recording.object)) == ("门口.m4a", b"a recording")


def test_what_was_filled_here_is_known_when_it_comes_back(ws: Workspace, tmp_path: Path) -> None:
    hold(ws, tmp_path)
    file = tmp_path / "out.zip"
    with file.open("wb") as out:
        odk.export(ws, out, form="walk")
    assert (take_in(ws, file).known, len(answers_of(ws))) == (1, 1)


COLLECT = """<?xml version='1.0' ?><data id="walk" version="7" xmlns:orx="http://openrosa.org/xforms"><lane>东巷</lane>
<issue><what>灯坏</what><photo>1.jpg</photo></issue><issue><what>堆物</what></issue>
<orx:meta><orx:instanceID>uuid:11111111-2222-4333-8444-555555555555</orx:instanceID></orx:meta></data>"""


def test_submissions_of_a_telephone_come_in(ws: Workspace, tmp_path: Path) -> None:
    hold(ws, tmp_path, fields={})
    file = tmp_path / "collect.zip"
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("odk/instances/walk_2022-08-20/walk_2022-08-20.xml", COLLECT)
        zipped.writestr("odk/instances/walk_2022-08-20/1.jpg", picture())
        zipped.writestr("odk/forms/walk.xml", "<h:html/>")
        zipped.writestr("odk/instances/other/other.xml", COLLECT.replace('id="walk"', 'id="unknown"'))
        zipped.writestr("odk/instances/torn/torn.xml", "<data")
        zipped.writestr("odk/instances/locked/submission.xml", '<data id="walk" encrypted="yes"/>')
    report = take_in(ws, file)
    assert report.new == ["answer:11111111222243338444555555555555"] and not report.missing
    assert sorted(error.code for _, error in report.refused) == ["FORM_001", "SUBMISSION_002", "SUBMISSION_004"]
    (fields,) = answers_of(ws)
    assert fields["lane"] == "东巷" and fields["meta/instanceID"].startswith("uuid:1111")
    there = by_position(fields)
    assert there["issue[2]/what"] == "堆物" and there["issue[1]/photo"].startswith("photo:")
    form = ws.read(lambda db: forms_registry.load(db, "walk"))
    assert FormSession(form, fields=fields).value("/data/issue[1]/what") == "灯坏"
