"""The options on the table have pictures that say they are made up."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from storage.community import meetings
from storage.demonstration.pictures import SCENES, draw
from storage.workspace import Workspace


def test_each_option_of_the_story_shows_its_own_picture(told: Workspace) -> None:
    offered = told.read(meetings.options.select)
    objects = {
        told.read(
            lambda db, p=option.picture: db.conn.execute("SELECT object FROM photo WHERE rec = ?", (p,)).fetchone()
        )
        for option in offered
    }
    assert len(offered) == len(objects) == 3
    assert all("虚构示例" in option.value and option.affected and option.cost for option in offered)


def test_option_pictures_are_photos_with_a_caption() -> None:
    for name in ("option_shed", "option_sockets", "option_line"):
        with Image.open(BytesIO(draw(name))) as image:
            assert image.format == "JPEG" and image.width > image.height
        assert SCENES[name][0].startswith("效果图")
