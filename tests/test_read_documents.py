"""The same article out of every format, in several languages and scripts."""

import io
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from made_documents import FORMATS, docx_of, mail_of, pdf_of
from summarise.errors import SourceError
from summarise.read import ReadLimits, read_source
from summarise.read.document import Origin, RawSource
from summarise.read.kinds import Kind, document_kind

ARTICLES = {
    "en": [
        "The foreign ministers of Ruritania and Graustark met in Geneva on Tuesday to discuss a "
        "ceasefire along the river, officials from both countries said. It was their first "
        "meeting since the bridge at Edelweiss was shelled in January.",
        "“We did not come here to surrender,” said the Ruritanian minister, Rudolf Rassendyll, "
        "who added that his country’s forces — about 1,500 men — would stay at the border until "
        "the other side withdrew. His office later confirmed the remark.",
        "Graustark denied that it had moved two brigades towards the town over the weekend. A "
        "spokesman called the report “pure invention” and said that long-range guns had been "
        "taken back behind the agreed line, as both sides had promised in December.",
        "A second round of talks could be held in April, the mediators said, provided that both "
        "governments release the prisoners whom they named in the annex to the first agreement.",
    ],
    "de": [
        "Die Außenminister von Ruritanien und Graustark trafen sich am Dienstag in Genf, um über "
        "eine Waffenruhe entlang des Flusses zu sprechen. Das teilten beide Regierungen mit.",
        "„Wir sind nicht hier, um uns zu ergeben“, sagte der ruritanische Minister Rudolf "
        "Rassendyll. Die Streitkräfte seines Landes würden bleiben, bis sich die andere Seite "
        "zurückgezogen habe. Seine Behörde bestätigte die Äußerung später.",
        "Graustark bestritt, zwei Brigaden verlegt zu haben. Ein Sprecher nannte den Bericht "
        "„frei erfunden“; die schweren Geschütze stünden längst hinter der vereinbarten Linie.",
        "Eine zweite Runde der Gespräche könnte im April folgen, sofern beide Regierungen die "
        "Gefangenen freilassen, die sie im Anhang der ersten Vereinbarung genannt haben.",
    ],
    "ru": [
        "Министры иностранных дел Руритании и Граустарка встретились во вторник в Женеве, чтобы "
        "обсудить прекращение огня вдоль реки. Об этом сообщили правительства обеих стран.",
        "«Мы приехали сюда не для того, чтобы сдаваться», — заявил министр Рудольф Рассендилл. По "
        "его словам, войска останутся на границе, пока другая сторона не отведёт свои силы.",
        "Граустарк отверг сообщения о переброске двух бригад. Представитель министерства назвал "
        "их «чистым вымыслом» и добавил, что тяжёлые орудия уже отведены за линию соглашения.",
        "Второй раунд переговоров может пройти в апреле, если оба правительства освободят "
        "пленных, названных в приложении к первому соглашению, говорят посредники.",
    ],
    "uk": [
        "Міністри закордонних справ Руританії та Граустарка зустрілися у вівторок у Женеві, щоб "
        "обговорити припинення вогню вздовж річки. Про це повідомили уряди обох країн.",
        "«Ми приїхали сюди не для того, щоб здаватися», — заявив міністр Рудольф Рассендил. За "
        "його словами, війська залишаться на кордоні, доки інша сторона не відведе свої сили.",
        "Граустарк заперечив, що перекинув дві бригади. Речник назвав це повідомлення «чистою "
        "вигадкою» й додав, що важкі гармати вже відведено за лінію, про яку домовилися.",
        "Другий раунд переговорів може відбутися у квітні, якщо обидва уряди звільнять полонених, "
        "яких вони назвали в додатку до першої угоди, кажуть посередники.",
    ],
    "ar": [
        "التقى وزيرا خارجية روريتانيا وغراوستارك يوم الثلاثاء في جنيف لبحث وقف إطلاق النار على "
        "طول النهر، بحسب ما أعلنته حكومتا البلدين.",
        "وقال الوزير رودولف راسنديل: «لم نأت إلى هنا لنستسلم»، وأضاف أن 1,500 جندي سيبقون على "
        "الحدود إلى أن ينسحب الطرف الآخر. وأكد مكتبه هذا التصريح لاحقا.",
        "ونفت غراوستارك نقل لواءين نحو المدينة خلال عطلة نهاية الأسبوع، ووصف متحدث باسمها "
        "التقرير بأنه «محض اختلاق»، قائلا إن المدافع سحبت إلى ما وراء الخط المتفق عليه.",
        "وقد تعقد جولة ثانية من المحادثات في أبريل إذا أطلقت الحكومتان سراح الأسرى الذين وردت "
        "أسماؤهم في ملحق الاتفاق الأول، كما قال الوسطاء.",
    ],
}  # fmt: skip
KINDS = {"txt": "text", "html": "html", "pdf": "pdf", "docx": "docx", "eml": "email"}
# Right-to-left script is not read from PDFs: test_read_pdf.py.
PAIRS = [
    (language, suffix) for language in ARTICLES for suffix in FORMATS
    if (language, suffix) != ("ar", "pdf")
]  # fmt: skip
SHORT = ReadLimits(min_words=20)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keeps the test's own output clean."""


def _paragraphs(text: str) -> list[str]:
    return [" ".join(block.split()) for block in text.strip().split("\n\n")]


@pytest.mark.parametrize(("language", "suffix"), PAIRS)
def test_every_format_gives_the_same_article(tmp_path: Path, language: str, suffix: str) -> None:
    path = tmp_path / f"story.{suffix}"
    path.write_bytes(FORMATS[suffix](ARTICLES[language]))

    found = read_source(path, limits=SHORT)

    assert _paragraphs(found.article.text) == ARTICLES[language]
    assert found.article.language == language
    assert found.kind == KINDS[suffix]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_same_sentences(suffix: str) -> None:
    data = FORMATS[suffix](ARTICLES["en"])
    article = read_source("-", stdin=io.BytesIO(data), limits=SHORT).article

    sentences = [" ".join(article.text_of(found).split()) for found in article.sentences]

    plain = read_source("-", stdin=io.BytesIO(FORMATS["txt"](ARTICLES["en"]))).article
    assert sentences == [plain.text_of(found) for found in plain.sentences]


@pytest.mark.parametrize(
    ("data", "suffix", "media_type", "kind"),
    [
        (pdf_of(["Text."]), ".txt", "text/plain", Kind.PDF),
        (docx_of(["Text."]), "", None, Kind.WORD),
        (mail_of(["Text."]), "", None, Kind.EMAIL),
        (b"Subject: Talks\n\nThey failed.\n", ".eml", None, Kind.EMAIL),
        (b"Subject: Talks\n\nThey failed.\n", "", "message/rfc822", Kind.EMAIL),
        (b"Subject: Talks\nFrom: the minister\n\nThey failed.\n", ".txt", None, None),
        (b"They failed.\n\nFrom: A\nMessage-ID: <1@a>\n", ".eml", None, None),
        (b"A PDF begins with %PDF-1.4, an expert said.", ".txt", None, None),
    ],
)
def test_bytes_say_what_a_document_is(
    data: bytes, suffix: str, media_type: str | None, kind: Kind | None
) -> None:
    raw = RawSource(data, "a", Origin.FILE, suffix=suffix, media_type=media_type)

    assert document_kind(raw) is kind


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_document_may_be_longer_than_a_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(FORMATS[suffix](ARTICLES["en"]))

    found = read_source(path, limits=ReadLimits(max_bytes=5_000))

    assert _paragraphs(found.article.text) == ARTICLES["en"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A web server with the English article in every format."""
    for suffix, made in FORMATS.items():
        (tmp_path / f"story.{suffix}").write_bytes(made(ARTICLES["en"]))
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_fetched(site: str, suffix: str) -> None:
    found = read_source(f"{site}/story.{suffix}", limits=SHORT, allow_private=True)

    assert _paragraphs(found.article.text) == ARTICLES["en"]
    assert found.kind == KINDS[suffix]


def test_a_document_over_its_own_limit_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(ARTICLES["en"]))

    with pytest.raises(SourceError, match="too large") as caught:
        read_source(path, limits=ReadLimits(max_document_bytes=5_000))

    assert caught.value.hint == "pipe the text in: pbpaste | summarise -"


@pytest.mark.parametrize("byline", ["By Antonia Hope", "Von Antonia Hope"])
def test_an_author_who_is_only_printed_is_the_author(byline: str) -> None:
    paragraphs = ["Ministers meet in Geneva as guns fall silent", byline, *ARTICLES["en"]]

    found = read_source("-", stdin=io.BytesIO(pdf_of(paragraphs)))

    assert found.author == "Antonia Hope"
