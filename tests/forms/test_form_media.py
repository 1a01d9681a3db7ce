"""What has to be brought along with a form is known from the form itself."""

from __future__ import annotations

from forms.form_media import files_named
from tests.walker import Walker

TABLE = """
| survey |   |   |   |   |
|        | type                            | name | label | media::image |
|        | text                            | door | Door? | door.png     |
|        | text                            | gate | Gate? | door.png     |
|        | select_one_from_file trees.csv  | tree | Tree? |              |
|        | select_one yn                   | ok   | OK?   |              |
| choices |   |   |   |   |
|         | list_name | name | label | media::audio |
|         | yn        | yes  | Yes   | yes.mp3      |
"""


def test_lists_pictures_and_sounds_are_named_once_each():
    assert files_named(Walker.of(TABLE).session.form) == ["trees.csv", "door.png", "yes.mp3"]


def test_a_form_without_files_needs_none():
    assert files_named(Walker.of("| survey | | | |\n| | type | name | label |\n| | text | a | A |").session.form) == []
