"""Draw the showcase: one card a person with name, words and photos as far as they agreed."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Block, Gap, Together
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.photos import Captioned, PhotoRow
from exporters.paper_kit.text import Text
from exporters.papers.frame import Leaf, plain
from exporters.papers.showcase import Showcase, Shown

TALL = 170


def draw(made: Showcase, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the showcase as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    leaf.cover()
    leaf.flow.text(
        f"口径：共提名{made.proposed}人，同意展示的{len(made.shown)}人；没有同意的内容一概不印", leaf.sizes.scope
    )
    if not made.shown:
        leaf.none("还没有同意展示的人。")
    for one in made.shown:
        leaf.flow.add(_card(leaf, one))
    return leaf.close()


def _card(leaf: Leaf, one: Shown) -> Together:
    blocks: list[Block] = [Gap(8), Text(f"{one.title}　{one.name}", leaf.sizes.heading)]
    if one.photos:
        blocks.append(PhotoRow([Captioned("", photo) for photo in one.photos], TALL, columns=2))
    if one.words:
        blocks.append(Text(one.words, leaf.sizes.body))
    return Together(blocks)
