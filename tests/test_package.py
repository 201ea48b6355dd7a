"""The package as it is installed: public names, wheel, sdist, start-up."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import summarise

ROOT = Path(__file__).parent.parent
DATA_SUFFIXES = {".css", ".j2", ".js", ".svg", ".toml"}


def test_public_names_are_sorted_complete_and_there() -> None:
    assert summarise.__all__ == sorted(summarise.__all__)
    assert set(summarise.__all__) == {*summarise._HOME, "__version__"}
    for name in summarise.__all__:
        assert getattr(summarise, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = summarise.nothing_such


def test_every_error_is_public() -> None:
    from summarise import errors

    names = {name for name in vars(errors) if name.endswith("Error")}

    assert names <= set(summarise.__all__)


def test_every_error_of_the_tree_is_drawn_in_its_docstring_with_its_code() -> None:
    from summarise import errors

    drawn = errors.__doc__ or ""

    for name, value in vars(errors).items():
        if name.endswith("Error"):
            assert name in drawn
            assert value.kind


def test_every_file_that_a_comment_or_docstring_points_to_is_there() -> None:
    package = Path(summarise.__file__).parent
    pointers = {
        (path, name)
        for path in package.rglob("*.py")
        for name in re.findall(r"`([a-z_/]+\.py)`", path.read_text(encoding="utf-8"))
    }

    lost = {
        (str(path.relative_to(package)), name)
        for path, name in pointers
        if not any(
            (folder / name).is_file()
            for folder in (path.parent, path.parent.parent, package, package.parent)
        )
    }

    assert pointers
    assert lost == set()


@pytest.mark.parametrize("module", ["openai", "pydantic", "typer", "rich", "trafilatura"])
def test_importing_the_package_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, summarise; assert {module!r} not in sys.modules"

    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our interpreter


def test_using_the_library_without_a_model_loads_no_client() -> None:
    code = (
        "import sys; from summarise import summarise\n"
        "s = summarise('The army left the town on Monday, the ministry said.', model='baseline')\n"
        "assert s.claims and 'openai' not in sys.modules and 'httpx2' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our interpreter


def built(tmp_path: Path, *arguments: str, source: Path = ROOT) -> Path:
    """Build a distribution with the build back end of this environment, offline."""
    subprocess.run(  # noqa: S603  # our interpreter
        [sys.executable, "-m", "build", "--no-isolation", *arguments, "-o", str(tmp_path), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(path for path in tmp_path.iterdir() if path.suffix in {".whl", ".gz"})


def test_the_wheel_holds_prompts_data_files_and_the_type_marker(tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(built(tmp_path, "--wheel")).namelist())

    wanted = {
        "summarise/py.typed",
        "summarise/prompts_data/RELEASED",
        "summarise/prompts_data/summary/v1/system.md.j2",
        "summarise/sample_data/black-sea-grain-2023.txt",
    }
    data = (path for path in (ROOT / "summarise").rglob("*") if path.suffix in DATA_SUFFIXES)
    wanted |= {path.relative_to(ROOT).as_posix() for path in data}
    assert {"summarise/checks/policies.toml", "summarise/serving/assets/icon.svg"} <= wanted
    assert wanted <= names
    assert not [name for name in names if name.startswith(("tests/", "evals/", "prompts/"))]


def test_a_wheel_built_from_the_sdist_is_the_same(tmp_path: Path) -> None:
    import tarfile

    direct = set(zipfile.ZipFile(built(tmp_path / "a", "--wheel")).namelist())
    sdist = built(tmp_path / "b", "--sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "c", filter="data")
    unpacked = next((tmp_path / "c").iterdir())

    again = set(zipfile.ZipFile(built(tmp_path / "d", "--wheel", source=unpacked)).namelist())

    assert again == direct


def test_an_installed_wheel_finds_its_prompts_away_from_the_checkout(tmp_path: Path) -> None:
    wheel = built(tmp_path / "dist", "--wheel")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "from summarise.prompts import load_prompt, packaged_prompts\n"
        "assert packaged_prompts().name == 'prompts_data', packaged_prompts()\n"
        "print(load_prompt().label)"
    )

    done = subprocess.run(  # noqa: S603  # our interpreter
        [sys.executable, "-c", code], cwd=tmp_path / "site", capture_output=True, text=True, check=False
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("summary.v")


def test_the_checkout_finds_the_prompts_beside_it() -> None:
    from summarise.prompts import packaged_prompts

    assert packaged_prompts() == ROOT / "prompts"


def test_nothing_stands_at_the_top_level_that_does_not_belong_there() -> None:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607  # whichever git there is
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listed.stdout.splitlines()}

    assert {name for name in top if not name.startswith(".")} == {
        "LICENSE", "README.md", "evals", "prompts", "pyproject.toml", "summarise", "tests",
    }  # fmt: skip
