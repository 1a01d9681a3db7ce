"""How the house is built: what may import what, and what never enters the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
LAYERS = ("ui", "exporters", "storage", "forms")
TOP_FOLDERS = {".ci", ".github", "assets", "exporters", "forms", "packaging", "storage", "tests", "ui"}
TOP_FILES = {
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "main.py",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
}
# Spelt in two pieces, or this file would be its own first finding.
REGISTRY_HOSTS = tuple(
    "".join(pieces)
    for pieces in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("deb.", "debian.org"),
        ("security.", "debian.org"),
        ("snapshot.", "debian.org"),
        ("crates", ".io"),
        ("proxy.", "golang.org"),
        ("artifact", "registry"),
        ("127.0.0.1:", "3141"),
    )
)
# A test may make up a home folder, to see that a report leaves it out, or a path in a form.
MACHINE_PATHS = re.compile(r"(?<![\w.$})/-])/(?:" + "|".join(("home", "Users", "root", "work", "mnt")) + r")/\w")
HOMES = ("/home/", "/Users/", "/root/")


def tracked() -> list[Path]:
    """Return the files that git knows, or would take in with the next commit.

    Where git is absent or refuses (an unpacked archive, a folder of another owner), every file that .gitignore
    does not name.
    """
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listing = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        ignored = [line.strip("/") for line in (HOUSE / ".gitignore").read_text(encoding="utf-8").split()] + [".git"]
        return [path for path in HOUSE.rglob("*") if path.is_file() and not is_ignored(path, ignored)]
    return [HOUSE / name for name in listing.split("\0") if name and (HOUSE / name).is_file()]


def is_ignored(path: Path, patterns: list[str]) -> bool:
    """Tell whether a part of *path* below the house matches one of the *patterns* of .gitignore."""
    return any(fnmatch(part, pattern) for part in path.relative_to(HOUSE).parts for pattern in patterns)


def texts() -> Iterator[tuple[Path, str]]:
    """Yield each tracked text file with its text."""
    for path in tracked():
        try:
            yield path.relative_to(HOUSE), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Yield each tracked Python file with its syntax tree."""
    for path, text in texts():
        if path.suffix in {".py", ".spec"}:
            yield path, ast.parse(text)


def imported(tree: ast.Module) -> set[str]:
    """Return the full names of the modules that *tree* imports, wherever in it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_layers_import_only_what_lies_below_them() -> None:
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    run = subprocess.run([sys.executable, "-c", lint], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_only_the_window_imports_pyside6() -> None:
    outside = [
        str(path)
        for path, tree in modules()
        if path.parts[0] not in {"ui", "tests"} and any(name.split(".")[0] == "PySide6" for name in imported(tree))
    ]
    assert not outside


def test_nothing_imports_a_second_sqlite() -> None:
    seconds = {"sqlite3", "_sqlite3", "PySide6.QtSql"}
    assert not [str(path) for path, tree in modules() if seconds & imported(tree)]


def test_only_the_engine_imports_the_database_libraries() -> None:
    libraries = {"sqlcipher3", "sqlite_utils"}
    importers = {
        path.as_posix()
        for path, tree in modules()
        if path.parts[0] in LAYERS and libraries & {name.split(".")[0] for name in imported(tree)}
    }
    assert importers <= {"storage/engine.py"}


def test_layers_hold_no_stray_top_level_names() -> None:
    folders = {path.relative_to(HOUSE).parts[0] for path in tracked() if len(path.relative_to(HOUSE).parts) > 1}
    files = {path.name for path in tracked() if path.parent == HOUSE}
    assert folders <= TOP_FOLDERS
    assert files <= TOP_FILES


def test_every_folder_with_code_in_a_layer_is_a_package() -> None:
    folders = {path.parent for path in tracked() if path.suffix == ".py" and path.relative_to(HOUSE).parts[0] in LAYERS}
    assert not [str(folder.relative_to(HOUSE)) for folder in folders if not (folder / "__init__.py").exists()]


def test_packaging_is_no_package() -> None:
    """With an `__init__.py` it would hide the library of the same name from pytest and PyInstaller."""
    assert not (HOUSE / "packaging" / "__init__.py").exists()
    from packaging.version import Version

    assert Version("6.9.3") < Version("6.12.0")


@pytest.mark.parametrize("host", REGISTRY_HOSTS)
def test_no_file_names_a_package_registry(host: str) -> None:
    assert not [str(path) for path, text in texts() if host in text.lower()]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    found = [(path, match.group()) for path, text in texts() for match in MACHINE_PATHS.finditer(text)]
    assert not [each for each in found if each[0].parts[0] != "tests" or not each[1].startswith(HOMES)]


def test_lock_files_that_record_hosts_stay_out() -> None:
    assert not {path.name for path in tracked()} & {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}


def pins(name: str) -> dict[str, set[str]]:
    """Return package -> versions (more than one where machines differ) of a requirements file."""
    lines = (HOUSE / name).read_text(encoding="utf-8").splitlines()
    found: dict[str, set[str]] = {}
    for line in lines:
        if line and line[0].isalnum():
            package, _, version = line.rstrip(" \\").partition("==")
            found.setdefault(package, set()).add(version.partition(";")[0].strip())
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (HOUSE / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"(?m)^ *#.*\n", "", text).strip())
    assert blocks
    assert not [block for block in blocks if "==" not in block.splitlines()[0] or "--hash=sha256:" not in block]
    assert "://" not in text


def test_both_requirements_files_pin_the_same_versions() -> None:
    shipped, tested = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {package: tested.get(package) for package in shipped} == shipped


def test_declared_dependencies_are_locked() -> None:
    import tomllib

    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~ ;\[]", line)[0].lower() for line in project["dependencies"]}
    assert declared <= set(pins("requirements.txt"))
