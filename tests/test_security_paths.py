"""Where files are written: no name out of an article, a record, a case or a reply leads out of the
folder that the user named, and no link that stands there is followed.

`test_read_mail.py`, `test_read_word.py` and `test_read_warc.py` say that nothing is unpacked; member
names are held against the disk here. What a user names with -o is the user's: a link there is
replaced by `run`, `show`, `dossier` and `tables`, and followed by `batch`, which adds to it.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from batch_server import BatchServer
from eval_support import MODEL, Annotator, copied
from fake_server import FakeServer, completion
from summarise.cli.app import app
from summarise.cli.output import Output
from summarise.render.structured import as_json
from summarise.whole_files import fresh_part, private, write_whole
from summary_factory import article_info, full_summary
from test_pipeline import TEXT, draft

LONG = "x" * 5_000
NAMES = [
    "../../x", "..", "../", "/etc/passwd", "/", "./../x", "a/../../x", "..\\..\\x", "C:\\x", "\\\\host\\x",
    "x\x00y", "x\ny", "x\x1b[31m", "~/x", "~root/x", "$HOME/x", "-rf", "--output", ".", ".bashrc", "...",
    "CON", "nul.txt", "com1", "LPT9.json", "aux.", "x.", "x ", " ", "", LONG, f"{LONG}.json", "файл",
    "\u202egpj.x", "x\u2215y", "x\uff0fy", "\u2024\u2024/x", "e\u0301", "é", "A", "a", "x.part", "stdin",
    "http://h/../../x", "http://h/%2e%2e%2fx", "http://h/a?b=../../x", "http://h/", "file:///etc/passwd",
    "\ud800", "*", "x|y", "`id`", "$(id)", "%00", "{}", "#", "'\"",
]  # fmt: skip
IDS = [repr(name[:20]) for name in NAMES]
RESERVED = {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.fixture
def inner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder two levels down that commands run in, so that a way out would be seen."""
    folder = tmp_path / "outer" / "inner"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SUMMARISE_HOME", str(folder / "home"))
    return folder


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def outside(inner: Path) -> list[str]:
    """What stands in the folders above, apart from the way down."""
    ways = {inner, inner.parent}
    return [str(path) for folder in (inner.parent, inner.parent.parent) for path in folder.iterdir()
            if path not in ways]  # fmt: skip


def rows(*values: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


@pytest.mark.parametrize("name", NAMES, ids=IDS)
@pytest.mark.parametrize("format_", ["json", "md", "html", "text", "jsonl"])
def test_a_source_becomes_one_plain_name_in_the_folder(
    inner: Path, name: str, format_: str
) -> None:
    with Output(format_, f"{inner / 'out'}/", colour="never", evidence=False) as output:
        output.summary(name, full_summary(), None)
        output.summary(name, full_summary(), None)

    made = sorted((inner / "out").iterdir())
    assert len(made) == 2
    assert outside(inner) == []
    for path in made:
        assert path.name.isascii()
        assert path.name.isprintable()
        assert len(path.name) < 100
        assert not path.name.startswith(("-", ".", "~"))
        assert path.name.split(".")[0].lower() not in RESERVED


def test_names_that_differ_in_case_alone_do_not_share_a_file(inner: Path) -> None:
    with Output("json", f"{inner / 'out'}/", colour="never", evidence=False) as output:
        for name in ("A.txt", "a.txt", "á.txt"):
            output.summary(name, full_summary(), None)

    names = [path.name.lower() for path in (inner / "out").iterdir()]
    assert len(set(names)) == 3


def test_ids_titles_and_urls_of_records_name_no_file_elsewhere(inner: Path) -> None:
    data = rows(*({"id": name, "title": name, "text": TEXT} for name in NAMES if name.strip()))

    results = [
        run("-", "--input-format", "jsonl", "-m", "baseline", "-f", "json", "-o", "out/", stdin=data),
        run("batch", "-", "--input-format", "jsonl", "-m", "baseline", "-o", "o.jsonl",
            "--dedupe", "off", stdin=data),
        run("show", "o.jsonl", "-f", "html", "-o", "shown/"),
        run("tables", "o.jsonl", "-o", "tables/"),
        run("dossier", "o.jsonl", "-o", "d.html"),
    ]  # fmt: skip

    assert [result.exit_code for result in results] == [0] * 5, [r.stderr[-300:] for r in results]
    assert outside(inner) == []
    assert {path.name for path in inner.iterdir()} == {
        "out", "home", "o.jsonl", "o.jsonl.journal", "shown", "tables", "d.html",
    }  # fmt: skip
    assert all(path.is_file() for path in (inner / "out").iterdir())


@pytest.mark.parametrize("name", ["../../x", "/etc/cron.d/x", "a/b", "..", ".", "\x00", "con:"])
def test_a_case_names_no_folder_elsewhere(inner: Path, name: str) -> None:
    data = copied(inner)
    path = next((data / "cases").glob("*.json"))
    case = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**case, "id": name}), "utf-8")

    with FakeServer(then=Annotator()) as server:
        result = run(
            "eval", "record", "-m", MODEL, "--base-url", server.base_url, "--origin", "x",
            "--data", str(data),
        )  # fmt: skip

    assert result.exit_code in {2, 9}
    assert outside(inner) == []
    assert server.requests == []


def test_a_providers_job_stays_in_its_folder(inner: Path) -> None:
    data = rows(*({"id": name, "text": TEXT} for name in NAMES[:12]))
    (inner / "in.jsonl").write_bytes(data)

    with BatchServer(lambda _: (200, completion(draft(), model="../../x"))) as server:
        service = ("-m", "../../x", "--base-url", server.base_url)
        done = [run("batch", "export", "in.jsonl", "-o", "o.jsonl", *service, "--no-cache")]
        done.append(run("batch", "submit", "--job", "o.jsonl.job"))
        server.finish()
        done.append(run("batch", "fetch", "--job", "o.jsonl.job"))

    assert [result.exit_code for result in done] == [0] * 3, done[-1].stderr
    assert outside(inner) == []
    assert {path.name for path in inner.iterdir()} <= {
        "in.jsonl", "o.jsonl", "o.jsonl.job", "o.jsonl.journal", "home",
    }  # fmt: skip


def docx(member: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(member, "planted")
    return stream.getvalue()


MAIL = """From: a@b.example
Subject: ../../x
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

{text}
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="{name}"

planted
--b--
"""
WARC = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://h/{name}\r\n\
Content-Type: application/http\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"


@pytest.mark.parametrize("name", ["../../x", "/tmp/x-planted", "..\\..\\x", "a/../../../x"])  # noqa: S108  # a name
@pytest.mark.parametrize("kind", ["docx", "eml", "warc"])
def test_nothing_is_unpacked_to_where_a_member_says(inner: Path, name: str, kind: str) -> None:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{TEXT * 8}</p>"
    data = {
        "docx": docx(name),
        "eml": MAIL.format(text=TEXT, name=name).encode(),
        "warc": WARC.format(name=name, length=len(http.encode()), http=http).encode(),
    }[kind]
    (inner / f"a.{kind}").write_bytes(data)

    run(f"a.{kind}", "-m", "baseline", "-f", "json", "-o", "out/")

    assert outside(inner) == []
    assert not Path("/tmp/x-planted").exists()  # noqa: S108  # it must not be there
    assert {path.name for path in inner.iterdir()} <= {f"a.{kind}", "out", "home"}


@pytest.fixture
def victim(inner: Path) -> Path:
    """A file of the user's outside the folder, which links will point to."""
    path = inner.parent / "victim"
    path.write_text("precious", "utf-8")
    return path


def planted(victim: Path, *places: Path) -> None:
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(victim)


@pytest.mark.parametrize("suffix", ["", ".part"])
def test_a_file_that_is_written_whole_replaces_a_link(
    inner: Path, victim: Path, suffix: str
) -> None:
    planted(victim, inner / f"a.json{suffix}")

    write_whole(inner / "a.json", "new")

    assert victim.read_text("utf-8") == "precious"
    assert (inner / "a.json").read_text("utf-8") == "new"
    assert not (inner / "a.json").is_symlink()


def test_a_part_is_new_and_empty_whatever_was_there(inner: Path, victim: Path) -> None:
    planted(victim, inner / "a.part")

    part = fresh_part(inner / "a")

    assert part.read_bytes() == b""
    assert not part.is_symlink()


@pytest.mark.parametrize("suffix", ["", ".part"])
@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("a.txt", "-m", "baseline", "-o", "out/", "-f", "json"), "out/a.json"),
        (("a.txt", "-m", "baseline", "-o", "one.md"), "one.md"),
        (("show", "s.json", "-f", "html", "-o", "shown.html"), "shown.html"),
        (("tables", "s.json", "-o", "t/"), "t/claims.csv"),
        (("tables", "s.json", "-o", "t/", "-f", "parquet"), "t/claims.parquet"),
        (("dossier", "s.json", "-o", "d.md"), "d.md"),
        (("batch", "a.txt", "-m", "baseline", "-o", "o.parquet"), "o.parquet"),
        (("eval", "run", "--data", "evals", "--json", "r.json"), "r.json"),
        (("eval", "run", "--data", "evals", "--html", "r.html"), "r.html"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_follows_no_link_that_was_planted(
    inner: Path, victim: Path, command: tuple[str, ...], file: str, suffix: str
) -> None:
    copied(inner)
    (inner / "a.txt").write_text(TEXT, "utf-8")
    (inner / "s.json").write_text(as_json(full_summary(article=article_info())), "utf-8")
    planted(victim, inner / (file + suffix))

    result = run(*command)

    assert victim.read_text("utf-8") == "precious"
    assert result.exit_code in {0, 2}


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_cache_log_and_journal_are_for_their_owner_alone(inner: Path) -> None:
    (inner / "a.txt").write_text(TEXT, "utf-8")

    with FakeServer(then=completion(draft())) as server:
        service = ("-m", "x", "--base-url", server.base_url)
        run("a.txt", *service)
        run("batch", "a.txt", *service, "-o", "o.jsonl")

    home = modes(inner / "home")
    assert {"replies.v1.sqlite", "runs.jsonl"} <= set(home)
    assert {mode & 0o077 for mode in home.values()} == {0}
    assert modes(inner)["o.jsonl.journal"] == 0o600


def test_a_providers_job_is_for_its_owner_alone(inner: Path) -> None:
    (inner / "a.txt").write_text(TEXT, "utf-8")

    run(
        "batch",
        "export",
        "a.txt",
        "-o",
        "o.jsonl",
        "-m",
        "x",
        "--base-url",
        "http://127.0.0.1:9/v1",
    )

    assert stat.S_IMODE((inner / "o.jsonl.job").stat().st_mode) == 0o700


def test_a_private_file_that_is_there_keeps_its_mode_and_its_content(inner: Path) -> None:
    path = inner / "there"
    path.write_text("old", "utf-8")
    path.chmod(0o640)

    private(path)

    assert (path.read_text("utf-8"), stat.S_IMODE(path.stat().st_mode)) == ("old", 0o640)
