"""Who speaks, as news words it: fair claims pass, words in another mouth do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from check_articles import article_of
from summarise.checks.acting.actors import known_name
from summarise.checks.finding import Finding
from summarise.checks.speaking.speakers import check_speaker
from summarise.vocabulary import ActorType, SpeakerKind

# Language, paragraphs, evidence, speaker, kind of speaker.
FAIR = [
    ("en", ["Foreign Minister Mara Quill told reporters in Geneva that the talks would resume."], "the talks would resume", "Mara Quill", "named_official"),
    ("en", ["Mara Quill, the foreign minister, told parliament on Tuesday that the talks would resume."], "the talks would resume", "Mara Quill", "named_official"),
    ("en", ["The foreign minister, Mara Quill, flew to Geneva.", "There, she said, the talks would resume."], "the talks would resume", "Mara Quill", "named_official"),
    ("en", ["\"The talks will resume,\" Quill said.", "\"We will not give up.\""], "We will not give up", "Mara Quill", "named_official"),
    ("en", ["Quill said the talks would resume. \"We will not give up,\" she added."], "We will not give up", "Mara Quill", "named_official"),
    ("en", ["President Mara Quill visited the front.", "The president said the line would hold."], "the line would hold", "Mara Quill", "named_official"),
    ("en", ["The defence ministry in Oman said on Friday that two ships had been hit."], "two ships had been hit", "defence ministry", "institution"),
    ("en", ["Two ships were hit, Oman's defence ministry said on Friday."], "Two ships were hit", "Oman's defence ministry", "institution"),
    ("en", ["Two ships were hit on Friday, according to a statement from the defence ministry."], "Two ships were hit on Friday", "Ministry of Defence", "institution"),
    ("en", ["In a statement, the ministry said two ships had been hit."], "two ships had been hit", "ministry", "institution"),
    ("en", ["Two ships had been hit, a spokesman for the navy said."], "Two ships had been hit", "navy", "institution"),
    ("en", ["Navy spokesman Ivo Tamm said two ships had been hit."], "two ships had been hit", "navy", "institution"),
    ("en", ["Navy spokesman Ivo Tamm said two ships had been hit.", "Tamm declined to name them, but said both were afloat."], "both were afloat", "Ivo Tamm", "named_official"),
    ("en", ["Witnesses reached by telephone described shelling through the night."], "shelling through the night", "Witnesses", "eyewitness"),
    ("en", ["Residents of the port said they had heard six blasts."], "they had heard six blasts", "Residents", "eyewitness"),
    ("en", ["The shelling killed nine people, the mayor, Ivo Tamm, wrote on Telegram."], "The shelling killed nine people", "Ivo Tamm", "named_official"),
    ("en", ["Writing on X, Tamm said the shelling had killed nine."], "the shelling had killed nine", "Ivo Tamm", "named_official"),
    ("en", ["Tamm, who has led the city since 2014, blamed Oman for the shelling."], "blamed Oman for the shelling", "Ivo Tamm", "named_official"),
    ("en", ["Oman is behind the shelling, Tamm claims."], "Oman is behind the shelling", "Ivo Tamm", "named_official"),
    ("en", ["Asked whether he would resign, Tamm said: \"No.\""], "he would resign", "Ivo Tamm", "named_official"),
    ("en", ["In Tamm's view the pact is dead."], "the pact is dead", "Ivo Tamm", "named_official"),
    ("en", ["For Tamm, the pact is dead."], "the pact is dead", "Ivo Tamm", "named_official"),
    ("en", ["The pact, Tamm argued in an essay last week, is dead."], "is dead", "Ivo Tamm", "named_official"),
    ("en", ["Satellite images published by Maxar show a burnt hangar."], "show a burnt hangar", "Maxar", "document_or_imagery"),
    ("en", ["A report by the United Nations found that 40 civilians had died."], "40 civilians had died", "United Nations report", "document_or_imagery"),
    ("en", ["The report, released on Monday, accuses both armies of torture."], "accuses both armies of torture", "report", "document_or_imagery"),
    ("en", ["Reuters reported that the envoy had been recalled, citing two people familiar with the matter."], "the envoy had been recalled", "two people familiar with the matter", "unnamed_official"),
    ("en", ["Reuters reported that the envoy had been recalled, citing two people familiar with the matter."], "the envoy had been recalled", "Reuters", "media_outlet"),
    ("en", ["The envoy had been recalled, two people familiar with the matter said."], "The envoy had been recalled", "two people familiar with the matter", "unnamed_official"),
    ("en", ["A senior Western official, speaking on condition of anonymity, said the raid had failed."], "the raid had failed", "senior Western official", "unnamed_official"),
    ("en", ["The raid had failed, said one official, who asked not to be named."], "The raid had failed", "official", "unnamed_official"),
    ("en", ["Hamas said in a statement on Sunday that it had accepted the plan."], "it had accepted the plan", "Hamas", "armed_group"),
    ("en", ["The group said it had accepted the plan, but Israel said it had not been told."], "it had not been told", "Israel", "institution"),
    ("en", ["Hamas put out a statement. The group said it had accepted the plan."], "it had accepted the plan", "Hamas", "armed_group"),
    ("en", ["Israel's military said it had struck 40 targets. It said most were tunnels."], "most were tunnels", "Israel's military", "institution"),
    ("en", ["The IDF said it had struck 40 targets. The military said most were tunnels."], "most were tunnels", "IDF", "institution"),
    ("en", ["The Kremlin spokesman, Dmitri Peskov, said on Thursday that no call was planned. He added that contacts went on."], "contacts went on", "Dmitri Peskov", "named_official"),
    ("en", ["Peskov told reporters that no call was planned and that contacts went on."], "contacts went on", "Dmitri Peskov", "named_official"),
    ("en", ["No call was planned, Peskov told reporters, adding that contacts went on."], "contacts went on", "Dmitri Peskov", "named_official"),
    ("en", ["Analysts at the institute believe that the army has lost 300 tanks."], "the army has lost 300 tanks", "Analysts at the institute", "expert"),
    ("en", ["The army has lost 300 tanks, by the institute's count."], "The army has lost 300 tanks", "institute", "expert"),
    ("en", ["The institute, a think-tank in London, estimates that the army has lost 300 tanks."], "the army has lost 300 tanks", "institute", "expert"),
    ("en", ["The UN says 300 people have died. The agency puts the number of displaced at 40,000."], "the number of displaced at 40,000", "UN", "institution"),
    ("en", ["Ukraine's General Staff said in its morning update that 40 attacks had been repelled."], "40 attacks had been repelled", "General Staff", "institution"),
    ("en", ["Mr Tamm and Ms Quill issued a joint statement. They said the talks had been useful."], "the talks had been useful", "Ivo Tamm", "named_official"),
    ("en", ["The two ministers said the talks had been useful."], "the talks had been useful", "two ministers", "named_official"),
    ("en", ["The treaty says that neither side may place warheads in orbit."], "neither side may place warheads in orbit", "treaty", "document_or_imagery"),
    ("en", ["Under the treaty, neither side may place warheads in orbit."], "neither side may place warheads in orbit", "treaty", "document_or_imagery"),
    ("en", ["The treaty was signed in May. It bars warheads in orbit."], "It bars warheads in orbit", "treaty", "document_or_imagery"),
    ("en", ["Article 5 provides that an attack on one is an attack on all."], "an attack on one is an attack on all", "Article 5", "document_or_imagery"),
    ("en", ["State television showed footage of the launch and said the missile had flown 1,000 km."], "the missile had flown 1,000 km", "State television", "media_outlet"),
    ("en", ["KCNA, the state news agency, said the missile had flown 1,000 km."], "the missile had flown 1,000 km", "KCNA", "media_outlet"),
    ("en", ["The missile flew 1,000 km, South Korea's Joint Chiefs of Staff said."], "The missile flew 1,000 km", "Joint Chiefs of Staff", "institution"),
    ("en", ["Sheikh Omar told worshippers that the truce was a trap."], "the truce was a trap", "Sheikh Omar", "named_official"),
    ("en", ["The truce, he told worshippers, was a trap. Sheikh Omar has led the party since 2009."], "was a trap", "Sheikh Omar", "named_official"),
    ("en", ["“The truce is a trap,” the sheikh told worshippers. “Do not fall into it.”"], "Do not fall into it", "sheikh", "named_official"),
    ("de", ["Die Gespräche würden fortgesetzt, teilte das Ministerium am Montag mit."], "Die Gespräche würden fortgesetzt", "Ministerium", "institution"),
    ("de", ["Dem Ministerium zufolge wurden die Gespräche fortgesetzt."], "wurden die Gespräche fortgesetzt", "Ministerium", "institution"),
    ("de", ["„Wir geben nicht auf“, sagte Außenministerin Mara Quill in Genf."], "Wir geben nicht auf", "Mara Quill", "named_official"),
    ("de", ["Außenministerin Mara Quill reiste nach Genf. Die Gespräche seien nützlich gewesen, sagte sie."], "Die Gespräche seien nützlich gewesen", "Mara Quill", "named_official"),
    ("es", ["El ministerio informó el lunes de que las conversaciones continuarán."], "las conversaciones continuarán", "ministerio", "institution"),
    ("es", ["Las conversaciones continuarán, según el ministerio."], "Las conversaciones continuarán", "ministerio", "institution"),
    ("es", ["“No nos rendiremos”, dijo la ministra Mara Quill."], "No nos rendiremos", "Mara Quill", "named_official"),
    ("fr", ["Le ministère a annoncé lundi que les pourparlers reprendraient."], "les pourparlers reprendraient", "ministère", "institution"),
    ("fr", ["Les pourparlers reprendront, a déclaré la ministre Mara Quill."], "Les pourparlers reprendront", "Mara Quill", "named_official"),
    ("fr", ["Selon Mara Quill, les pourparlers reprendront."], "les pourparlers reprendront", "Mara Quill", "named_official"),
    ("ru", ["Министерство обороны заявило, что сбиты два самолёта."], "сбиты два самолёта", "Министерство обороны", "institution"),
    ("ru", ["Сбиты два самолёта, сообщил представитель армии Иван Петров."], "Сбиты два самолёта", "Иван Петров", "named_official"),
    ("ru", ["По данным министерства обороны, сбиты два самолёта."], "сбиты два самолёта", "министерство обороны", "institution"),
    ("en", ["Two ships sank off Oman on Friday."], "Two ships sank off Oman", None, "journalist"),
    ("en", ["Oman recalled its envoy after the raid."], "Oman recalled its envoy", None, "journalist"),
    ("en", ["The minister refused to sign the pact."], "refused to sign the pact", None, "journalist"),
    ("en", ["Troops found 40 rockets in a cellar."], "found 40 rockets in a cellar", None, "journalist"),
    ("en", ["The court ordered his release on Friday."], "ordered his release", None, "journalist"),
    ("en", ["The council demanded an inquiry into the raid."], "The council demanded an inquiry into the raid", None, "journalist"),
    ("en", ["Parliament rejected the pact by 12 votes."], "rejected the pact by 12 votes", None, "journalist"),
    ("en", ["The two presidents spoke by telephone on Friday."], "spoke by telephone on Friday", None, "journalist"),
    ("en", ["The army called up 40,000 reservists."], "called up 40,000 reservists", None, "journalist"),
    ("en", ["The ship, named after a king, sank on Friday."], "sank on Friday", None, "journalist"),
    ("en", ["A bomb threat closed the port, known for its pearls."], "closed the port", None, "journalist"),
    ("en", ["The general, believed to be 70, has commanded the army since 2010."], "has commanded the army since 2010", None, "journalist"),
    ("en", ["The state media campaign went on for weeks."], "campaign went on for weeks", None, "journalist"),
    ("en", ["Crowds filled the square, demanding that the president go."], "Crowds filled the square", None, "journalist"),
    ("en", ["The envoys signed the pact, ending a war that neither wanted."], "The envoys signed the pact", None, "journalist"),
    ("en", ["The blast was heard 10 km away, and windows broke."], "windows broke", None, "journalist"),
    ("en", ["It is feared that the dam may break."], "the dam may break", None, "journalist"),
    ("en", ["The reported deal collapsed on Friday."], "deal collapsed on Friday", None, "journalist"),
    ("en", ["The rally heard Mara Quill, but nobody stopped Ivo Tamm from telling it that the port had fallen."], "the port had fallen", "Ivo Tamm", "named_official"),
    ("en", ["Oman freed nine men; six came the other way, according to the Red Cross, whose buses took them."], "Oman freed nine men", "Red Cross", "institution"),
    ("en", ["The Red Sand group held Ivo Tamm.", "He died, of fever according to the group and of thirst according to his son."], "of fever according to the group", "Red Sand group", "armed_group"),
]  # fmt: skip
WRONG = [
    ("en", ["Oman said two ships had been hit."], "two ships had been hit", "Mara Quill", "named_official"),
    ("en", ["Quill accused Tamm of lying."], "lying", "Ivo Tamm", "named_official"),
    ("en", ["\"The talks will resume,\" Quill said. Tamm was not there."], "The talks will resume", "Ivo Tamm", "named_official"),
    ("en", ["Quill, who met Ivo Tamm in Geneva, said the talks would resume."], "the talks would resume", "Ivo Tamm", "named_official"),
    ("en", ["According to Quill, Tamm has left."], "Tamm has left", "Ivo Tamm", "named_official"),
    ("en", ["Tamm has left, Quill says."], "Tamm has left", "Ivo Tamm", "named_official"),
    ("en", ["Oman said two ships had been hit."], "two ships had been hit", None, "journalist"),
    ("en", ["\"Two ships have been hit,\" the admiral said."], "Two ships have been hit", None, "journalist"),
    ("en", ["Two ships had been hit, according to Oman."], "Two ships had been hit", None, "journalist"),
    ("en", ["Oman denied that two ships had been hit."], "two ships had been hit", None, "journalist"),
    ("en", ["Officials believe that two ships were hit."], "two ships were hit", None, "journalist"),
    ("en", ["He told reporters in Muscat, where he had flown on Monday, that two ships had been hit."], "two ships had been hit", None, "journalist"),
    ("en", ["The ministry's latest figures, it said on Friday, showed that two ships had been hit."], "two ships had been hit", None, "journalist"),
    ("de", ["Nach Angaben der Armee wurden zwei Schiffe getroffen."], "wurden zwei Schiffe getroffen", None, "journalist"),
    ("de", ["Dem Ministerium zufolge wurden zwei Schiffe getroffen."], "wurden zwei Schiffe getroffen", None, "journalist"),
    ("fr", ["Le ministère a annoncé que deux navires avaient été touchés."], "deux navires avaient été touchés", None, "journalist"),
    ("es", ["Según el ejército, dos buques fueron alcanzados."], "dos buques fueron alcanzados", None, "journalist"),
    ("ru", ["Армия заявила, что потеряла два корабля."], "потеряла два корабля", None, "journalist"),
]  # fmt: skip


def _found(
    language: str, paragraphs: list[str], words: str, speaker: str | None, kind: str
) -> Finding:
    article = replace(article_of(*([text] for text in paragraphs)), language=language)
    start = article.text.index(words)
    known = None if speaker is None else known_name(speaker, (), ActorType.UNKNOWN, None)
    voice = check_speaker(
        known,
        [(start, start + len(words))],
        kind=SpeakerKind(kind),
        text=words,
        article=article,
        others=[known] if known else [],
    )
    return voice.finding


@pytest.mark.parametrize(("language", "paragraphs", "words", "speaker", "kind"), FAIR)
def test_a_fair_claim_passes(
    language: str, paragraphs: list[str], words: str, speaker: str | None, kind: str
) -> None:
    found = _found(language, paragraphs, words, speaker, kind)

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(("language", "paragraphs", "words", "speaker", "kind"), WRONG)
def test_words_in_another_mouth_or_in_nobodys_are_seen(
    language: str, paragraphs: list[str], words: str, speaker: str | None, kind: str
) -> None:
    assert _found(language, paragraphs, words, speaker, kind).verdict != "ok"


def test_a_title_stands_for_whom_the_article_gives_it() -> None:
    article = article_of(
        ["President Mara Quill flew to Ghent."],
        ["Several parties have rejected the pact.", "The President said that it would hold."],
    )
    start = article.text.index("it would hold")
    quill = known_name("Mara Quill", (), ActorType.UNKNOWN, None)

    voice = check_speaker(
        quill,
        [(start, start + 13)],
        kind=SpeakerKind.NAMED_OFFICIAL,
        text="The pact would hold.",
        article=article,
        others=[quill],
    )

    assert voice.finding.verdict == "ok"
