from __future__ import annotations

from storage.community import places
from storage.community.lacking import lacking
from tests.storage.conftest import picture


def test_a_photo_is_called_by_the_place_of_its_record_and_the_day(ws, root):
    home = ws.write_now(lambda txn: places.add_place(txn, level="building", name="22幢", parent=root))
    ws.write_now(lambda txn: txn.append("answer", "answer:1", {"place": home}))
    ws.add_photo(picture(), owner_rec="answer:1", field="a", taken="2022-08-15T10:00:00+08:00")
    ws.drafts.put_all("answer:2", "visit", {"a": "1"}).result()
    ws.add_photo(picture(color="blue"), owner_rec="answer:2", field="a", taken="2022-08-16T10:00:00+08:00")
    ids = [path.name for path in ws.objects.folder.glob("*/*")]
    assert [one.title for one in ws.read(lambda db: lacking(db, ids))] == [
        "22幢 2022-08-15",
        "answer:2 2022-08-16",
    ]
    assert ws.read(lambda db: lacking(db, ["never there"])) == []
