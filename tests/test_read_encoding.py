"""Characters out of bytes in every encoding that news comes in."""

import pytest

from summarise.errors import SourceError
from summarise.read.document import Origin, RawSource
from summarise.read.encoding import decode

FRENCH = (
    "Le ministre des Affaires étrangères a déclaré mardi que les négociations avaient échoué. "
    "« Nous n’avons pas cédé », a-t-il ajouté à Genève.\n"
)
ENGLISH = "The minister said – “we did not yield” – and it cost £5m.\n"
GERMAN = "Der Außenminister erklärte am Dienstag, die Gespräche seien gescheitert.\n"
POLISH = (
    "Minister spraw zagranicznych oświadczył we wtorek, że rozmowy zakończyły się fiaskiem. "
    "Żołnierze zajęli pozycje wzdłuż granicy w Łodzi.\n"
)
TURKISH = (
    "Dışişleri Bakanı salı günü görüşmelerin başarısız olduğunu söyledi. "
    "Güçler sınır boyunca mevzilendi.\n"
)
RUSSIAN = "Министр иностранных дел заявил во вторник, что переговоры провалились.\n"
UKRAINIAN = "Міністр закордонних справ заявив у вівторок, що переговори провалилися.\n"
ARABIC = "قال وزير الخارجية يوم الثلاثاء إن المحادثات فشلت وإن القوات اتخذت مواقع.\n"
HEBREW = "שר החוץ אמר ביום שלישי כי השיחות נכשלו והכוחות תפסו עמדות לאורך הגבול.\n"
GREEK = "Ο υπουργός Εξωτερικών δήλωσε την Τρίτη ότι οι συνομιλίες απέτυχαν.\n"
JAPANESE = "外務大臣は火曜日、交渉は失敗したと述べた。部隊は国境沿いに配置された。\n"
CHINESE = "外交部长周二表示，谈判已经失败。部队已沿边境部署阵地。\n"
TAIWANESE = "外交部長週二表示，談判已經失敗。部隊已沿邊境部署陣地，並準備長期駐守。\n"
KOREAN = "외무장관은 화요일 협상이 실패했다고 말했다. 군대는 국경을 따라 배치되었다.\n"

UNDECLARED = [
    (ENGLISH, "utf-8"),
    (ENGLISH, "utf-8-sig"),
    (ENGLISH, "utf-16"),
    (ENGLISH, "utf-16-le"),
    (ENGLISH, "utf-16-be"),
    (ENGLISH, "utf-32"),
    (ENGLISH, "utf-32-le"),
    (ENGLISH, "utf-32-be"),
    (RUSSIAN, "utf-16-le"),
    (ARABIC, "utf-16-be"),
    (JAPANESE, "utf-16"),
    (ENGLISH, "cp1252"),
    (FRENCH, "cp1252"),
    (GERMAN, "latin-1"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859-2"),
    (TURKISH, "cp1254"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (UKRAINIAN, "cp1251"),
    (UKRAINIAN, "koi8-u"),
    (ARABIC, "cp1256"),
    (HEBREW, "cp1255"),
    (GREEK, "cp1253"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (CHINESE, "gb18030"),
    (TAIWANESE, "big5"),
    (KOREAN, "cp949"),
]
DECLARED = [
    (ENGLISH, "cp1252", "iso-8859-1"),
    (ENGLISH, "cp1252", "Windows-1252"),
    ("Le café coûte 5 € à Genève.", "iso8859-15", "ISO-8859-15"),
    (RUSSIAN, "cp866", "IBM866"),
    (TURKISH, "cp1254", "iso-8859-9"),
    (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
    (JAPANESE, "cp932", "Shift_JIS"),
    (CHINESE, "gb18030", "gb2312"),
    (KOREAN, "cp949", "euc-kr"),
    (RUSSIAN, "utf-8", "windows-1251"),
    (ENGLISH, "utf-8", "unicode_escape"),
    (ENGLISH, "utf-16", "utf-8"),
]


def _decode(data: bytes, charset: str | None = None) -> str:
    return decode(RawSource(data, "a.txt", Origin.FILE, charset=charset))


@pytest.mark.parametrize(("text", "codec"), UNDECLARED)
@pytest.mark.parametrize("times", [1, 40], ids=["short", "long"])
def test_text_that_declares_nothing_is_read_right(text: str, codec: str, times: int) -> None:
    assert _decode((text * times).encode(codec)) == text * times


@pytest.mark.parametrize(("text", "codec", "label"), DECLARED)
def test_a_declared_charset_is_read_as_what_it_stands_for(
    text: str, codec: str, label: str
) -> None:
    assert _decode(text.encode(codec), charset=label) == text


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_a_page_declares_its_charset_in_its_head(meta: str) -> None:
    page = f"<html><head>{meta}</head><p>Вт.</p></html>"

    assert _decode(page.encode("cp1251")) == page


def test_the_header_of_the_server_goes_before_the_page() -> None:
    page = '<meta charset="koi8-r"><p>Министр</p>'

    assert _decode(page.encode("cp1251"), charset="windows-1251") == page


@pytest.mark.parametrize("label", ["rot13", "base64", "unicode_escape", "utf-7", "", "nonsense"])
def test_a_charset_that_is_no_charset_is_passed_over(label: str) -> None:
    assert _decode(FRENCH.encode("cp1252"), charset=label) == FRENCH


def test_a_damaged_byte_in_long_utf_8_costs_one_character() -> None:
    data = (FRENCH * 20).encode()
    damaged = data[:1_000].rstrip(b"\x80\xc3") + b"\xff" + data[1_000:]

    text = _decode(damaged)

    assert text.count("\ufffd") == 1
    assert text.count("négociations") == 20


def test_a_damaged_byte_among_few_quotation_marks_is_no_other_encoding() -> None:
    text = "“We did not yield,” he said. " + "No one was hurt. " * 100

    assert _decode(text.encode() + b"\xff") == text + "\ufffd"


def test_a_mark_is_believed_over_a_damaged_byte() -> None:
    text = "No one was hurt. " * 100

    assert _decode(b"\xef\xbb\xbf" + text.encode() + b"\xff") == text + "\ufffd"


def test_latin_1_with_few_accents_is_not_damaged_utf_8() -> None:
    text = "The café was hit on Tuesday, officials said. " + "No one was hurt. " * 200

    assert _decode(text.encode("latin-1")) == text


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"\xff\xfe" + b"a\x00b", "UTF-16"), (b"\xef\xbb\xbf" + b"\xff" * 50, "UTF-8")],
)
def test_a_mark_that_lies_is_named(data: bytes, name: str) -> None:
    with pytest.raises(SourceError, match=f"marked as {name} but is not valid {name}"):
        _decode(data)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x00" * 1_000,
        b"\x00\x01\x02\x03",
        b"\x7f\x01" * 300,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"is binary, not text|no encoding that can be told"):
        _decode(data)


def test_stray_zero_bytes_in_long_text_are_passed_on() -> None:
    text = "The talks failed. " * 100 + "\x00"

    assert _decode(text.encode()) == text


def test_the_colours_of_a_terminal_are_no_binary() -> None:
    text = "\x1b[1mTalks\x1b[0m \x1b[31mfail\x1b[0m\n"

    assert _decode(text.encode()) == text


def test_nothing_is_decoded_as_nothing() -> None:
    assert _decode(b"") == ""
