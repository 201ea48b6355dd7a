"""Who says what in one sentence."""

from __future__ import annotations

import pytest

from summarise.checks.speaking.sayings import Saying, governing, sayings
from summarise.checks.text.scopes import Cue, Passage, read


def _words(passage: Passage, bounds: tuple[int, int]) -> str:
    words = passage.words[slice(*bounds)]
    return passage.text[words[0].start : words[-1].end] if words else ""


# Sentence, verb, subject, words passed on, words not passed on.
ROWS = [
    ("Oman's envoy, Mara Quill, said the bridge fell.", "said", "Oman's envoy, Mara Quill,", "bridge", None),
    ("Quill, who leads the navy, said the bridge fell.", "said", "Quill, who leads the navy,", "bridge", None),
    ("The bridge fell, Quill said on Monday.", "said", "Quill", "bridge", None),
    ("“The bridge fell,” said the navy's Mara Quill.", "said", "the navy's Mara Quill", "bridge", None),
    ("According to Quill, the bridge fell.", "According to", "Quill", "bridge", None),
    ("Rain killed 20 according to Quill, but the bridge stands.", "according to", "Quill", "killed", "stands"),
    ("Quill accused Oman of fraud, and Tamm promised a reply.", "promised", "Tamm", "reply", "fraud"),
    ("Quill said Oman had fled, adding that it would return.", "adding", "Quill", "return", "fled"),
    ("Oman, which Quill accuses of fraud, left.", "accuses", "Quill", "fraud", None),
    ("Fars reported Mara Quill, the envoy, recommended war.", "recommended", "Mara Quill, the envoy,", "war", None),
    ("The raid was condemned by Oman.", "condemned", "Oman", None, None),
    ("Its patience, officials hint, is wearing thin.", "hint", "officials", "thin", None),
    ("Nobody knew, but Quill said the bridge fell.", "said", "Quill", "bridge", "Nobody"),
    ("An envoy who would not be named said the bridge fell.", "said", "An envoy who would not be named", "bridge", None),
    ("Quill, in a talk given after noon, said the bridge fell.", "said", "Quill, in a talk given after noon,", "bridge", None),
    ("Tamm spoke until Quill, the envoy, went on air and said it fell.", "said", "until Quill, the envoy,", "fell", None),
    ("The bridge fell, both envoys say: a truce holds.", "say", "both envoys", "bridge", None),
    ("Quill said Oman was wrong: the bridge fell.", "said", "Quill", "bridge", None),
    ("Quill was cited by Tamm as saying the bridge fell.", "cited", "Quill", "bridge", None),
    ("The bridge fell, said Gen. Quill.", "said", "Gen. Quill", "bridge", None),
    ("Rain killed 20 according to Quill, leaving the bridge shut.", "according to", "Quill", "killed", "bridge"),
    ("The report that Tamm released in May says the bridge fell.", "says", "The report that Tamm released in May", "bridge", None),
    ("Quill said, however, that the bridge fell.", "said", "Quill", "bridge", None),
    ("The bridge fell, Quill said, and its guard fled.", "said", "Quill", "guard", None),
    ("A second team holds that the bridge fell.", "holds that", "A second team", "bridge", None),
    ("Quill called and, aides said, told Tamm that the bridge fell.", "told", "Quill", "bridge", "called"),
    ("Quill met Tamm and, aides said, told him that the bridge fell.", "told", "Quill", "bridge", "met"),
    ("Quill, aides said, told Tamm that the bridge fell.", "told", "Quill, aides said,", "bridge", None),
    ("Quill met Tamm, aides said, adding that the bridge fell.", "adding", "aides", "bridge", None),
    ("Quill accuses Tamm of fraud and warns that the bridge will fall.", "warns", "Quill", "bridge", "fraud"),
    ("Quill said the bridge fell and Tamm warned of fraud.", "warned", "Tamm", "fraud", "bridge"),
    ("His clerk, Dov Tamm, let slip that the bridge fell.", "let slip", "His clerk, Dov Tamm,", "bridge", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "verb", "subject", "inside", "outside"), ROWS)
def test_a_verb_of_saying_has_its_subject_and_its_words(
    sentence: str, verb: str, subject: str, inside: str | None, outside: str | None
) -> None:
    passage = read(sentence, "en")

    found = next(item for item in sayings(passage) if passage.phrase(item.cue) == verb)

    assert _words(passage, found.subject) == subject
    if inside is not None:
        assert found.passes_on(passage.norms.index(inside.casefold()))
    if outside is not None:
        assert not found.passes_on(passage.norms.index(outside.casefold()))


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops returned at the government's request.",
        "No group claimed credit for the raid.",
        "The army has declared victory.",
        "We are getting reports of rain.",
        "The Tell Tamer road is shut.",
        "In a far shorter reply, Quill left.",
        "In an early reply, Quill left.",
        "All States in Europe signed.",
        "Neither side gave the impression of wanting talks.",
    ],
)
def test_nouns_and_deeds_that_look_like_saying_say_nothing(sentence: str) -> None:
    assert sayings(read(sentence, "en")) == ()


def test_whoever_is_accused_behind_a_comma_does_not_accuse() -> None:
    passage = read("He rejected the demand, accused Tamm of fraud.", "en")

    accusing = sayings(passage)[-1]

    assert "Tamm" not in _words(passage, accusing.subject)
    assert accusing.passes_on(passage.norms.index("fraud"))


def test_a_passive_without_by_names_nobody() -> None:
    passage = read("Iran issued warrants on 36 people believed to have fled.", "en")

    believed = next(item for item in sayings(passage) if passage.phrase(item.cue) == "believed")

    assert _words(passage, believed.subject) == ""


def test_what_governs_is_told_from_the_inside_out() -> None:
    passage = read("Quill said Oman believed the bridge had fallen.", "en")

    chain = governing(passage, [passage.norms.index("bridge"), passage.norms.index("fallen")])

    assert [passage.phrase(item.cue) for item in chain] == ["believed", "said"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Rain killed 9 according to Oman but 20 according to Ilm.", {"Oman": "9", "Ilm": "20"}),
        ("According to Oman, 9 died, and according to Ilm, 20 died.", {"Oman": "9", "Ilm": "20"}),
        (
            "He died of fever according to Oman and of thirst according to Ilm and of cold "
            "according to Tavel.",
            {"Oman": "fever", "Ilm": "thirst", "Tavel": "cold"},
        ),
    ],
)
def test_of_several_sources_in_one_sentence_each_has_its_own_part(
    sentence: str, told: dict[str, str]
) -> None:
    passage = read(sentence, "en")

    found = {
        _words(passage, saying.subject): [
            word for word in told.values() if saying.passes_on(passage.norms.index(word))
        ]
        for saying in sayings(passage)
    }

    assert found == {name: [word] for name, word in told.items()}


def test_a_verb_that_is_itself_the_claim_does_not_count() -> None:
    passage = read("Fars reported that Oman demanded talks.", "en")
    demanded = passage.stems[passage.norms.index("demanded")]

    chain = governing(passage, [passage.norms.index("talks")], frozenset({str(demanded)}))

    assert [passage.phrase(item.cue) for item in chain] == ["reported"]


# Language, sentence, verb, subject, all that it passes on: stretches parted by " / ".
WHOLE = [
    ("en", "Tamm died, of fever according to Oman and of thirst according to Ilm.", "according to", "Oman", "of fever"),
    ("en", "Tamm died of fever according to Oman and of thirst according to Ilm.", "according to", "Oman", "Tamm died of fever"),
    ("en", "Rain and fever killed 9 according to Oman but 20 according to Ilm.", "according to", "Oman", "Rain and fever killed 9"),
    ("en", "It fell at noon according to Oman and at one according to Ilm, and rain and hail came.", "according to", "Oman", "It fell at noon"),
    ("en", "Tamm died of fever, according to Oman, and of thirst, according to Ilm.", "according to", "Oman", "Tamm died of fever, / , and of thirst, according to Ilm."),
    ("de", "Am Montag fiel der Hafen laut Oman und die Brücke laut Ilm.", "laut", "Oman", "Am Montag fiel der Hafen"),
    ("en", "Tamm, who Quill says is ill, left.", "says", "Quill", "is ill"),
    ("en", "Tamm, who Quill says is ill, old and tired, left.", "says", "Quill", "is ill, old and tired, left."),
    ("en", "Nothing kept Quill from saying it fell.", "saying", "Quill", "it fell."),
    ("en", "The aides kept reporters waiting, insisting that it fell.", "insisting", "The aides kept reporters waiting,", "that it fell."),
    ("en", "Oman was accused by Quill of lying.", "accused", "Quill", "by Quill of lying."),
    ("en", "“A disaster for all,” Quill said on Monday.", "said", "Quill", "“A disaster for all,” / on Monday."),
    ("en", "Oman was not accused of theft.", "accused", "", "of theft."),
    ("en", "Quill argued war with Oman was near.", "argued", "Quill", "war with Oman was near."),
    ("en", "And so, said Quill, it fell.", "said", "Quill", "And so, / , it fell."),
    ("en", "It was ordered at once, said Quill.", "said", "Quill", "It was ordered at once, / ."),
    ("fr", "Le ministre a déclaré que Paris était prêt.", "déclaré", "Le ministre a", "que Paris était prêt."),
    ("es", "El ministro dijo que Omán atacó el puerto.", "dijo", "El ministro", "que Omán atacó el puerto."),
    ("fr", "Selon Quill, Paris a affirmé que le port est tombé.", "affirmé", "Paris a", "que le port est tombé."),
    ("en", "Oman has repeatedly denied it.", "denied", "Oman has repeatedly", "it."),
    ("en", "Family officials said so.", "said", "Family officials", "so."),
    ("en", "The envoy, like his aides, said it was over.", "said", "The envoy, like his aides,", "it was over."),
    ("en", "The envoy, cited by a paper, said it was over.", "said", "The envoy, cited by a paper,", "it was over."),
    ("en", "The envoy, cited by a paper, said it was over.", "cited", "a paper", ""),
    ("en", "The envoy, speaking at noon, said it was over.", "said", "The envoy, speaking at noon,", "it was over."),
    ("en", "The envoy, whose son fell, said it was over.", "said", "The envoy, whose son fell,", "it was over."),
    ("en", "Tamm fled, which officials say was wise.", "say", "officials", "was wise."),
    ("en", "The ship sank, the crew fled, officials said.", "said", "officials", "The ship sank, the crew fled, / ."),
    ("en", "The aide who wrote the paper, officials said, had fled.", "said", "officials", "The aide who wrote the paper, / , had fled."),
    ("en", "Oman, which Ilm blames, said it was over.", "said", "Oman, which Ilm blames,", "it was over."),
    ("en", "Oman, which Ilm blames, said it was over.", "blames", "Ilm", ""),
    ("en", "Oman, which Ilm on Monday accuses of theft, left.", "accuses", "Ilm on Monday", "of theft"),
    ("en", "The navy that lost the ship said it was over.", "said", "The navy that lost the ship", "it was over."),
    ("en", "The navy, that lost the ship, said it was over.", "said", "The navy, that lost the ship,", "it was over."),
    ("en", "Officials who said they had fled said it was over.", "said", "Officials who", "they had fled said it was over."),
    ("en", "Tamm warned Quill, the envoy, said so.", "said", "Quill, the envoy,", "so."),
    ("en", "It fell, and both Quill and Tamm said so.", "said", "both Quill and Tamm", "so."),
    ("en", "It won the port and Quill said so.", "said", "Quill", "so."),
    ("en", "Early reports suggest it fell.", "suggest", "Early reports", "it fell."),
    ("en", "The Ilmian note makes clear it fell.", "makes clear", "The Ilmian note", "it fell."),
    ("en", "Quill reports that it fell.", "reports", "Quill", "that it fell."),
    ("en", "Quill claims it fell.", "claims", "Quill", "it fell."),
    ("en", "A few demand talks.", "demand", "A few", "talks."),
    ("en", "In an appeal, Quill said so.", "said", "Quill", "so."),
    ("en", "They appeal for calm.", "appeal", "They", "for calm."),
    ("en", "They are believed to want talks.", "believed", "", "to want talks."),
    ("en", "They are believed to want talks.", "want", "", "talks."),
    ("en", "Oman spoke, hoping for rain.", "hoping", "Oman", "for rain."),
    ("en", "It was mined, he said; nobody fled.", "said", "he", "It was mined, / nobody fled."),
    ("en", "The port fell, Quill said, and rain came.", "said", "Quill", "The port fell, / rain came."),
    ("en", "The port fell, Quill said, but rain came.", "said", "Quill", "The port fell, / ,"),
    ("en", "Oman issued an alert for the coast, where rain fell.", "issued", "Oman", "an alert for the coast"),
    ("en", "Oman issued an alert for the coast, and rain fell.", "issued", "Oman", "an alert for the coast,"),
    ("en", "Oman issued an alert, warning that rain fell.", "issued", "Oman", "an alert, warning that rain fell."),
    ("en", "Oman ordered talks where rain fell.", "ordered", "Oman", "talks where rain fell."),
    ("en", "Quill was quoted as saying it fell, adding that rain came.", "adding", "Quill", "that rain came."),
    ("en", "Quill, quoted by Fars as saying it fell, left.", "saying", "Quill,", "it fell, left."),
    ("en", "Quill summoned the envoy and told him it fell.", "told", "Quill", "him it fell."),
    ("en", "On Monday Quill summoned the envoy and told him it fell.", "told", "On Monday Quill", "him it fell."),
    ("en", "Rain came, Quill summoned the envoy, and told him it fell.", "told", "Quill", "him it fell."),
    ("en", "Quill said it fell and told the envoy so.", "told", "Quill", "the envoy so."),
    ("en", "And said it fell.", "said", "", "it fell."),
    ("en", "Quill left, saying it fell.", "saying", "Quill left,", "it fell."),
    ("en", "Quill spoke, saying that it fell.", "saying", "Quill", "that it fell."),
    ("en", "Quill said it fell, adding: “Rain came.”", "adding", "Quill", ": “Rain came.”"),
    ("en", "Quill spoke by telephone with Tamm.", "spoke", "Quill", ""),
    ("en", "Quill argued against it in the cabinet.", "argued", "Quill", ""),
    ("en", "Quill argued in court that it fell.", "argued", "Quill", "in court that it fell."),
    ("en", "“Quill said so,” adding that rain came.", "adding", "", "“Quill said so,” / that rain came."),
    ("en", "Quill said “it fell.”", "said", "Quill", "“it fell.”"),
    ("en", "“It fell” Quill said.", "said", "Quill", "“It fell” / ."),
    ("en", "“It fell,” Quill said “and rain came.”", "said", "Quill", "“It fell,” / “and rain came.”"),
    ("en", "“It fell,” said Quill, “and rain came.”", "said", "Quill", "“It fell,” / “and rain came.”"),
    ("en", "“It fell,” said Quill, the clerk, who was there.", "said", "Quill", "“It fell,”"),
    ("en", "“It fell,” said Quill, the clerk; rain came.", "said", "Quill", "“It fell,” / ; rain came."),
    ("en", "“It fell,” said Quill, the clerk, and rain came.", "said", "Quill", "“It fell,” / and rain came."),
    ("en", "Quill has pledged 9 tonnes, of which 4 came.", "pledged", "Quill has", "9 tonnes"),
    ("en", "Quill pledged that 9 tonnes, which came, would go on.", "pledged", "Quill", "that 9 tonnes, which came, would go on."),
    ("en", "The ban, announced in Ilm by Quill, also hits banks.", "announced", "Quill", ""),
    ("en", "Quill, who had testified against him, got 8 years.", "testified", "Quill, who had", ""),
    ("en", "The port fell, Quill said: rain came.", "said", "Quill", "The port fell, / : rain came."),
    ("en", "The port fell, Quill said in June.", "said", "Quill", "The port fell, / in June."),
    ("en", "The port fell, Quill told reporters.", "told", "Quill", "The port fell, / reporters."),
    ("en", "The port fell, Quill told Fars.", "told", "Quill", "The port fell, / Fars."),
    ("en", "The port fell, Quill told Fars rain was due.", "told", "Quill", "Fars rain was due."),
    ("en", "The port fell, Quill said the rain came.", "said", "Quill", "the rain came."),
    ("en", "Rain, Quill said.", "said", "Quill", "Rain, / ."),
    ("en", "The rain, Quill said, had come.", "said", "Quill", "The rain, / , had come."),
    ("en", "A charge that Moscow rejects, Quill said.", "said", "Quill", "A charge that Moscow rejects, / ."),
    ("en", "A charge that Moscow rejects, Quill said.", "rejects", "Moscow", ", Quill said."),
    ("en", "“It fell,” Oman rejects.", "rejects", "Oman", "“It fell,” / ."),
    ("en", "According to Quill rain came.", "According to", "Quill", "rain came."),
    ("en", "According to Quill, rain came, and the port fell.", "According to", "Quill", ", rain came,"),
    ("en", "Rain came, according to Quill, and the port fell.", "according to", "Quill", "Rain came, / ,"),
    ("en", "Rain came according to Quill, who left.", "according to", "Quill", "Rain came"),
    ("en", "The rain, according to Quill, came.", "according to", "Quill", "The rain, / , came."),
    ("de", "Dem Ministerium zufolge fiel der Hafen.", "zufolge", "Dem Ministerium", "fiel der Hafen."),
    ("de", "Der Hafen fiel dem Ministerium zufolge.", "zufolge", "dem Ministerium", "Der Hafen fiel / ."),
    ("de", "Am Montag fiel der Hafen der Armee in Oman zufolge.", "zufolge", "der Armee in Oman", "Am Montag fiel der Hafen / ."),
    ("de", "Am Montag fiel der Hafen laut Quill.", "laut", "Quill", "Am Montag fiel der Hafen / ."),
    ("de", "Nach Angaben der Armee fiel der Hafen.", "Nach Angaben", "der Armee", "fiel der Hafen."),
    ("de", "Der Hafen sei gefallen, sagte er am Montag.", "sagte", "er", "Der Hafen sei gefallen, / am Montag."),
    ("de", "„Der Hafen ist gefallen“, sagte die Ministerin.", "sagte", "die Ministerin", "„Der Hafen ist gefallen“, / ."),
    ("es", "Según Quill hubo muertos.", "Según", "Quill", "hubo muertos."),
    ("es", "Según fuentes de Omán hubo muertos.", "Según", "fuentes de Omán", "hubo muertos."),
    ("es", "El puerto cayó, dijo la ministra.", "dijo", "la ministra", "El puerto cayó, / ."),
    ("es", "El ministro, Quill, acusó a Omán de haber atacado.", "acusó", "El ministro, Quill,", "a Omán de haber atacado."),
    ("es", "Quill dijo ayer que el puerto cayó.", "dijo", "Quill", "ayer que el puerto cayó."),
    ("fr", "« Le port est tombé », a déclaré la ministre.", "déclaré", "la ministre", "« Le port est tombé », a / ."),
    ("ru", "Порт пал, сообщил министр.", "сообщил", "министр", "Порт пал, / ."),
    ("ru", "Порт пал, заявил Квилл.", "заявил", "Квилл", "Порт пал, / ."),
    ("ru", "Министр заявил, что порт пал.", "заявил", "Министр", ", что порт пал."),
    ("en", "Quill has twice said it fell.", "said", "Quill has twice", "it fell."),
    ("en", "Quill had thought it fell.", "thought", "Quill had", "it fell."),
    ("en", "Oman was officially accused of theft.", "accused", "", "of theft."),
    ("en", "Oman was not accused of theft.", "accused", "", "of theft."),
    ("en", "Oman was also accused of theft.", "accused", "", "of theft."),
    ("en", "Oman was never accused of theft.", "accused", "", "of theft."),
    ("en", "Told of it, Quill left.", "Told", "", "of it, Quill left."),
    ("en", "Accused of theft, Oman left.", "Accused", "", "of theft, Oman left."),
    ("en", "The ship, named after a king, sank.", "named", "", ""),
    ("en", "Oman, whose ship was hit, claimed it fell.", "claimed", "Oman, whose ship was hit,", "it fell."),
    ("en", "Tamm saw a ship that was hit, Quill claimed.", "claimed", "Quill", "Tamm saw a ship that was hit, / ."),
    ("en", "Quill told by radio of the raid.", "told", "Quill", "by radio of the raid."),
    ("en", "Quill said by radio that it fell.", "said", "Quill", "by radio that it fell."),
    ("en", "Quill, who is ill, said by radio that it fell.", "said", "Quill, who is ill,", "by radio that it fell."),
    ("en", "Men expected to flee stayed.", "expected", "", "to flee stayed."),
    ("en", "Oman claimed to have won.", "claimed", "Oman", "to have won."),
    ("en", "Oman was accused by Tamm for hiding gold.", "accused", "Tamm", "by Tamm for hiding gold."),
    ("en", "Oman was accused by the men of Tamm of hiding gold.", "accused", "the men of Tamm", "by the men of Tamm of hiding gold."),
    ("en", "Quill was quoted as if he had left.", "quoted", "", "as if he had left."),
    ("en", "“It fell,” said a guard.", "said", "a guard", "“It fell,” / ."),
    ("en", "“It fell,” said an aide.", "said", "an aide", "“It fell,” / ."),
    ("en", "“It fell,” said its chief.", "said", "its chief", "“It fell,” / ."),
    ("en", "“It fell,” said his aide.", "said", "his aide", "“It fell,” / ."),
    ("en", "“It fell,” saying Quill left.", "saying", "“It fell,”", "“It fell,” / Quill left."),
    ("en", "The port, which fell, said the rain had come.", "said", "The port, which fell,", "the rain had come."),
    ("en", "Quill, the envoy who left, said Tamm fled.", "said", "Quill, the envoy who left,", "Tamm fled."),
    ("en", "They fled, Tamm, an ally, said Quill fled.", "said", "Tamm, an ally,", "Quill fled."),
    ("en", "The port was hit and, said Tamm, fell.", "said", "Tamm", "The port was hit and, / , fell."),
    ("en", "No shots were fired, both armies say", "say", "both armies", "No shots were fired,"),
    ("en", "Toral said", "said", "Toral", ""),
    ("en", "Oman, which Ilm blames", "blames", "Ilm", ""),
    ("en", "They sealed the towns of all States in Europe, Quill said.", "said", "Quill", "They sealed the towns of all States in Europe, / ."),
    ("en", "Quill was quoted by sailors as having told them it fell.", "told", "Quill", "them it fell."),
    ("en", "Quill has ordered the ship seized and declared it lost.", "declared", "Quill has", "it lost."),
    ("en", "Quill said that a “Free Council” had asked for help, adding that rain came.", "adding", "Quill", "that rain came."),
    ("en", "The unit fled, he denied.", "denied", "he", "."),
    ("en", "He said: “We want no war.”", "want", "We", "no war.”"),
    ("en", "He said: “We do not want war.”", "want", "We do not", "war.”"),
    ("en", "According to men on both sides, the port fell.", "According to", "men on both sides", ", the port fell."),
    ("en", "The port fell, according to Oman's navy.", "according to", "Oman's navy", "The port fell, / ."),
    ("es", "Según un alto cargo hubo muertos.", "Según", "un alto cargo", "hubo muertos."),
    ("de", "Der Hafen soll ihm zufolge gefallen sein.", "zufolge", "ihm", "Der Hafen soll / gefallen sein."),
    ("en", "The raid, it was noted, came late.", "noted", "", ", came late."),
    ("en", "Quill said to reporters it fell.", "said", "Quill", "to reporters it fell."),
    ("en", "The port fell, Quill said to the council.", "said", "Quill", "The port fell, / to the council."),
    ("en", "Men said to have fled stayed.", "said", "", "to have fled stayed."),
    ("en", "Men reported to be ill stayed.", "reported", "", "to be ill stayed."),
    ("en", "Oman was to blame.", "blame", "Oman was to", "."),
    ("en", "It had not been told", "told", "", ""),
    ("en", "A raid that is only expected came.", "expected", "", "came."),
    ("en", "An envoy who would not be named left.", "named", "", "left."),
    ("en", "Oman dismissed as gossip a report of war.", "dismissed", "Oman", "as gossip a report of war."),
    ("en", "The envoy, Mara Quill, dismissed it as gossip.", "dismissed", "The envoy, Mara Quill,", "it as gossip."),
    ("en", "Wenda is the fourth named storm in June.", "named", "", "storm in June."),
    ("en", "He had been told, by a guard at the gate, to leave.", "told", "a guard at the gate", ", by a guard at the gate, to leave."),
    ("en", "The raid ordered by Quill", "ordered", "Quill", "by Quill"),
    ("en", "said the men were no “slam dunk,”", "said", "", "the men were no “slam dunk,”"),
    ("en", "“It fell,” said", "said", "", "“It fell,”"),
    ("en", "Rain came; the port was hit, said Tamm.", "said", "Tamm", "the port was hit, / ."),
    ("en", "A port in Oman was shut, said Tamm.", "said", "Tamm", "A port in Oman was shut, / ."),
    ("de", "Der Gouverneur von Ilm spricht mit Quill.", "spricht", "Der Gouverneur von Ilm", "mit Quill."),
    ("fr", "La Ligue du port, qui dément", "dément", "La Ligue du port, qui", ""),
    ("en", "Quill said that it had ordered a truce.", "ordered", "it had", "a truce."),
    ("en", "Quill, the envoy, openly said so.", "said", "Quill, the envoy, openly", "so."),
    ("en", "Quill, the envoy, has since said so.", "said", "Quill, the envoy, has since", "so."),
    ("en", "Quill,, said so.", "said", "Quill,,", "so."),
    ("en", "The envoy, quoted widely by Fars, said so.", "said", "The envoy, quoted widely by Fars,", "so."),
    ("en", "Tamm, who was ill, said he had ordered a truce.", "ordered", "he had", "a truce."),
    ("en", "The man who fled: officials said he had ordered it.", "ordered", "he had", "it."),
    ("en", "Who said so is unknown.", "said", "", "so is unknown."),
    ("en", "The Ports Board, which denies it, left.", "denies", "The Ports Board, which", "it"),
    ("en", "What fell, according to men who asked not to be named, was a port.", "according to", "men", "What fell, / who asked not to be named, was a port."),
    ("en", "The Omani government claims it.", "claims", "The Omani government", "it."),
    ("en", "Oman's government claims it.", "claims", "Oman's government", "it."),
    ("en", "“It fell; rain came”, Quill said.", "said", "Quill", "“It fell; rain came”, / ."),
    ("en", "“It fell; rain came,” Quill said.", "said", "Quill", "“It fell; rain came,” / ."),
    ("en", "It fell; rain came,” Quill said.", "said", "Quill", "It fell; rain came,” / ."),
    ("en", 'Quill says that "all; but" is lost.', "says", "Quill", 'that "all; but" is lost.'),
    ("en", "Quill says that “all; but” is lost; rain came.", "says", "Quill", "that “all; but” is lost"),
    ("en", "Oman wants peace but can reply.", "wants", "Oman", "peace but can reply."),
    ("en", "Quill said it was late however hard Tamm tried.", "said", "Quill", "it was late"),
    ("en", "Quill said it fell — rain came.", "said", "Quill", "it fell"),
    ("en", "Quill said it fell – rain came.", "said", "Quill", "it fell"),
    ("en", "Dead: 15 or 16, officials say.", "say", "officials", "15 or 16, / ."),
    ("en", "Quill said it fell, and", "said", "Quill", "it fell, and"),
    ("en", "Quill said it fell, and quickly", "said", "Quill", "it fell, and quickly"),
    ("en", "Quill said Oman attacked, and quickly fled.", "said", "Quill", "Oman attacked, and quickly fled."),
    ("en", "Quill said it was late, and not what Tamm was told.", "said", "Quill", "it was late, and not what Tamm was told."),
    ("en", "Quill said it was late, and that Tamm was told.", "said", "Quill", "it was late, and that Tamm was told."),
    ("en", "Quill said it was late, and fearing war was wise.", "said", "Quill", "it was late, and fearing war was wise."),
    ("en", "Quill said it was late, and Tamm was told.", "said", "Quill", "it was late,"),
    ("en", "Quill said it was late, and was told so.", "said", "Quill", "it was late, and was told so."),
    ("en", "Quill denies what it says, and what rain brings.", "denies", "Quill", "what it says, and what rain brings."),
    ("en", "Officials who, Quill said, fled came back.", "said", "Quill", "Officials who, / , fled came back."),
    ("en", "Quill, seen with Tamm, said it fell.", "said", "Quill, seen with Tamm,", "it fell."),
    ("en", "The chief of the navy, which Oman built, said so.", "said", "The chief of the navy, which Oman built,", "so."),
    ("en", "Quill said that while it rained, the port was open.", "said", "Quill", "that while it rained, the port was open."),
    ("en", "Quill said but little.", "said", "Quill", "but little."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "verb", "subject", "said"), WHOLE)
def test_a_verb_of_saying_passes_on_its_own_words_and_no_others(
    language: str, sentence: str, verb: str, subject: str, said: str
) -> None:
    passage = read(sentence, language)

    found = next(item for item in sayings(passage) if passage.phrase(item.cue) == verb)

    assert _words(passage, found.subject) == subject
    assert " / ".join(_words(passage, bounds) for bounds in found.content) == said


def test_a_saying_passes_on_what_lies_within_its_stretches() -> None:
    saying = Saying(Cue("speech", 0, 1, 9), (0, 0), ((2, 4), (6, 7)))

    assert [at for at in range(9) if saying.passes_on(at)] == [2, 3, 6]


@pytest.mark.parametrize(
    "sentence",
    [
        "He joined the group Nobody Said Die in June.",
        "The film Officials Warned Us opened.",
        "They left the talks without fear of wanting more.",
        "In an angry reply to Tamm, Quill left.",
        "It was an agency report on rain.",
        "They read a Fars note on rain.",
        "They read the Ilmian note on rain.",
    ],
)
def test_names_and_gerunds_say_nothing(sentence: str) -> None:
    assert sayings(read(sentence, "en")) == ()


@pytest.mark.parametrize(
    ("sentence", "words", "verbs"),
    [
        ("Quill said the port fell.", "port", ["said"]),
        ("Quill said the port fell.", "said port", ["said"]),
        ("Quill said the port fell.", "quill said", []),
        ("Rain came, but Quill said the port fell.", "rain came port", []),
        ("Rain came, but Quill said the port fell.", "rain port", ["said"]),
        ("Rain came, but Quill said the port fell.", "rain quill port", ["said"]),
        ("Rain came, but Quill said the port fell.", "rain said port", ["said"]),
        ("Quill said rain came; the port fell and burned.", "rain port fell burned", ["said"]),
        ("The port fell, Tamm warned, Quill said.", "port fell", ["warned", "said"]),
        ("Quill said the port fell, Tamm warned.", "port fell", ["said", "warned"]),
        ("Quill said Tamm had warned that the port fell.", "warned port", ["warned", "said"]),
        ("Quill said Tamm had warned that the port fell.", "warned", ["said"]),
        ("It was late, Tamm warned as Quill said the port fell.", "port fell", ["said", "warned"]),
    ],
)
def test_words_hang_on_the_verbs_that_pass_on_half_of_them(
    sentence: str, words: str, verbs: list[str]
) -> None:
    passage = read(sentence, "en")

    chain = governing(passage, [passage.norms.index(word) for word in words.split()])

    assert [passage.phrase(item.cue) for item in chain] == verbs


def test_a_verb_behind_one_that_is_itself_the_claim_counts() -> None:
    passage = read("Oman demanded that Fars report the talks.", "en")

    chain = governing(passage, [passage.norms.index("talks")], frozenset({"demand"}))

    assert [passage.phrase(item.cue) for item in chain] == ["report"]
