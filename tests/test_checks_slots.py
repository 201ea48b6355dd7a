"""Where a name stands: as the one who acts, or as anything else."""

from __future__ import annotations

import pytest

from summarise.checks.acting.doers import may_act, suffers, surely_acts
from summarise.checks.text.grammar import grammar_of
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.slots import acts, behind_verb, has_passive, passive, phrase_start

NAME = "toral"


def _name(sentence: str, language: str = "en") -> tuple[Passage, int]:
    passage = read(sentence, language)
    at = next(at for at, norm in enumerate(passage.norms) if norm.startswith(NAME))
    return passage, at


@pytest.mark.parametrize(
    ("sentence", "acting"),
    [
        ("Toral attacked Veskar.", True),
        ("Veskar attacked Toral.", False),
        ("Veskar was attacked by Toral.", True),
        ("Toral was attacked by Veskar.", False),
        ("Toral was badly shot by Veskar.", False),
        ("Toral was ready to fire.", True),
        ("Toral's request angered Veskar.", False),
        ("Toral' request angered Veskar.", False),
        ("Toral's army attacked Veskar.", True),
        ("Toral's raid angered Veskar.", True),
        ("The Toralian raid angered Veskar.", True),
        ("Nine died in a Toral strike.", True),
        ("Nine died in Toral.", False),
        ("Some of Toral ships fired.", True),
        ("A demand from Toral reached Veskar.", True),
        ("The head of Toral fled.", False),
        ("A letter from Toral reached Veskar.", False),
        ("All of the Toral ships fired.", True),
        ("Some of Toral and of those fled.", True),
        ("Veskar attacked students who fled, but Toral sent aid.", True),
        ("For Toral to enter would be new.", True),
        ("It went to Toral, which stormed the port.", True),
        ("It went to Toral, which was stormed.", False),
        ("It went to Toral to eat.", False),
        ("Toral lost nine men.", False),
        ("Toral never once lost nine men.", False),
        ("“President Toral, come back,” he said.", False),
        ("“Toral, come back,” he said.", False),
        ("President Toral, the chief, came back.", True),
        ("Veskar said Toral fired.", True),
        ("Veskar told Toral to leave.", False),
        ("Veskar attacked because Toral fired.", True),
        ("Veskar fired; Toral fled.", True),
        ("Their envoy, Toral, fired.", True),
        ("They praised their envoy, Toral.", False),
        ("Ships came from Veskar, Ilm and Toral.", False),
        ("Ilm and Toral attacked Veskar.", True),
        ("A raid on northern Toral killed nine.", False),
        ("On Monday Toral attacked.", True),
        ("Between two and three Toral ships fired.", True),
        ("Toral’s request angered Veskar.", False),
        ("Torals' request angered Veskar.", False),
        ("The Torals' army attacked Veskar.", True),
        ("Toral's", False),
        ("Toral's very old and proud army attacked Veskar.", False),
        ("Toral's very old proud army attacked Veskar.", True),
        ("Toral's old raid angered Veskar.", True),
        ("Toral's old bold raid angered Veskar.", False),
        ("The raid in Toral's north failed.", False),
        ("Nine men feared the Toralian raid.", True),
        ("Nine men feared the Toralian state.", False),
        ("Nine men feared the Toral raid.", False),
        ("Nine died in a Toral drone strike.", True),
        ("Nine died in Toral cities amid raids.", False),
        ("Nine died at a Toral strike.", False),
        ("Some of those Toral freed fled.", False),
        ("Some of Toral", True),
        ("Veskar told Toral that it left.", False),
        ("Toral then late lost men.", False),
        ("Toral held on, then lost men.", True),
        ("Toral men soon lost.", False),
        ("Veskar struck men Toral, which fled, had sent.", True),
        ("Veskar struck Toral, who", False),
        ("Veskar hit Toral to win.", False),
        ("He said: “Toral, come back.”", False),
        ("He said: “Lord Toral, come back.”", False),
        ("He said: “Toral paid.”", True),
        ("He said: “Lord Toral", True),
        ("Veskar informed Toral that it left.", False),
        ("Veskar says Toral", False),
        ("“Veskar fled,” Toral said.", True),
        ("“Veskar fled, unlike,” Toral.", False),
        ("Veskar fired – Toral fled.", True),
        ("Veskar (Toral left) paid.", True),
        ("Veskar fired as Toral fled.", True),
        ("Veskar shelled camps, Toral fled.", True),
        ("Veskar shelled camps, Toral.", False),
        ("The rebels of Toral shelled a camp.", True),
        ("The cutter of Toral shelled a camp.", False),
        ("Toral's frigate Ox shelled a camp.", True),
        ("The Toral guns will be paid for by Veskar.", False),
        ("The Toral guns were lent by Veskar.", False),
    ],
)
def test_who_acts_is_told_by_place(sentence: str, acting: bool) -> None:
    passage, at = _name(sentence)

    assert acts(passage, at, at) is acting


@pytest.mark.parametrize(
    ("language", "sentence", "acting"),
    [
        ("de", "Am Montag stellte Toral ein Ultimatum.", True),
        ("de", "Die Stadt wurde durch Toral besetzt.", True),
        ("de", "Toral wurde am Montag besetzt.", False),
        ("fr", "Le port a été bloqué par Toral.", True),
        ("fr", "Toral a été attaqué par Veskar.", False),
        ("es", "Veskar atacó a Toral.", False),
        ("es", "Toral fue atacado por Veskar.", False),
    ],
)
def test_place_is_read_in_other_languages(language: str, sentence: str, acting: bool) -> None:
    passage, at = _name(sentence, language)

    assert acts(passage, at, at) is acting


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Toral was attacked.", True),
        ("Toral was not only badly hit.", True),
        ("Toral has since been struck.", True),
        ("Toral was there.", False),
        ("Toral attacked.", False),
        ("Toral was", False),
        ("Toral (its army was hit) fled.", False),
        ("Toral and its five old ships was hit.", False),
    ],
)
def test_a_passive_is_be_with_a_participle_shortly_behind(sentence: str, found: bool) -> None:
    passage, at = _name(sentence)

    assert passive(passage, at + 1, grammar_of(passage)) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Veskar said Toral had been hit.", True),
        ("Toral was ready.", False),
        ("Toral hit it.", False),
    ],
)
def test_a_passive_anywhere_is_seen(sentence: str, found: bool) -> None:
    assert has_passive(read(sentence, "en")) is found


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Toral attacked Veskar.", True),
        ("Veskar was attacked by Toral.", True),
        ("Nine died in a Toral strike.", True),
        ("A Toral strike killed nine.", True),
        ("A warning from Toral came late.", True),
        ("Toral faces defeat.", False),
        ("Toral came under fire.", False),
        ("Toral is sending ships.", True),
        ("Toral is being freed.", False),
        ("Toral is to withdraw.", True),
        ("Toral is to be freed.", False),
        ("Toral is ready to fire.", True),
        ("Toral is calm.", False),
        ("Toral has been sending ships.", True),
        ("Toral must leave.", False),
        ("Toral (PLA) attacked Veskar.", True),
        ("Toral, an ally of Veskar, attacked Ilm.", True),
        ("Toral, an ally of Veskar, is calm.", False),
        ("The minister, Toral, stormed Ilm.", True),
        ("The minister, Toral, attacked Ilm.", True),
        ("Toral, seized on Monday, is lying in port.", False),
        ("Toral detained since May are to be freed.", False),
        ("Toral detained men since they were armed.", True),
        ("Toral detained in May are to be freed.", False),
        ("Toral detained a man after it was late.", True),
        ("Toral to leave.", False),
        ("Veskar attacked Toral.", False),
    ],
)
def test_a_name_surely_acts_if_an_active_verb_follows(sentence: str, sure: bool) -> None:
    passage, at = _name(sentence)

    assert surely_acts(passage, at, at) is sure


@pytest.mark.parametrize(
    ("language", "sentence", "sure"),
    [
        ("de", "Am Montag stellte Toral ein Ultimatum.", True),
        ("de", "Toral.", False),
        ("fr", "Toral regrette le raid.", True),
        ("fr", "Toral et Veskar.", False),
        ("fr", "Toral sur le fleuve.", False),
        ("fr", "Toral par Veskar.", False),
        ("fr", "Toral mais Veskar.", False),
    ],
)
def test_the_verb_of_a_name_is_found_in_other_languages(
    language: str, sentence: str, sure: bool
) -> None:
    passage, at = _name(sentence, language)

    assert surely_acts(passage, at, at) is sure


@pytest.mark.parametrize(
    ("sentence", "possible"),
    [
        ("The head of Toral fled.", False),
        ("The head of Toral attacked Veskar.", True),
        ("Veskar attacked the head of Toral.", False),
        ("Veskar attacked, the head of Toral fired.", True),
        ("The head of Toral, a port, attacked Veskar.", False),
        ("Toral attacked Veskar.", True),
        ("A town in Toral", False),
    ],
)
def test_a_name_may_act_unless_something_speaks_against_it(sentence: str, possible: bool) -> None:
    passage, at = _name(sentence)

    assert may_act(passage, at, at) is possible


@pytest.mark.parametrize(
    ("sentence", "suffering"),
    [
        ("Toral was attacked by Veskar.", True),
        ("Toral was built by Veskar.", False),
        ("Some of Toral were killed.", True),
        ("The head of Toral was killed.", False),
        ("Troops in Toral were killed.", False),
        ("Veskar hit men of Toral who were killed.", False),
        ("Veskar fears Toral was attacked.", True),
        ("Toral attacked Veskar.", False),
    ],
)
def test_who_suffers_is_the_subject_of_a_passive_of_harm(sentence: str, suffering: bool) -> None:
    passage, at = _name(sentence)

    assert suffers(passage, at, at) is suffering


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Ships came from Toral.", "toral"),
        ("Ships came from northern Toral.", "northern"),
        ("Ships came from the Toral coast.", "the"),
        ("Ships came from Lord Vane Toral.", "lord"),
        ("In very old cold small Toral it snowed.", "very"),
        ("In very old cold small grey Toral it snowed.", "toral"),
        ("In (old) Toral it snowed.", "toral"),
        ("From where Toral stood, it left.", "toral"),
        ("At noon Monday Toral left.", "toral"),
        ("Of Oman's Toral it said little.", "toral"),
        ("In leaving Toral it paid.", "toral"),
        ("Of ships the Toral navy sent, two sank.", "toral"),
        ("Of ships three Toral crews left, two sank.", "toral"),
        ("Of three Toral ships, two sank.", "three"),
        ("Northern Toral fell.", "toral"),
        ("Toral fell.", "toral"),
        ("Ships came from Veskar, Ilm and Toral.", "veskar"),
        ("Ships came from Veskar, Ilm or Toral.", "veskar"),
        ("Ships came from Veskar and the Toral.", "toral"),
        ("Ships came from Veskar, the Ilm and Toral.", "veskar"),
        ("Ships came from Veskar and Toral attacked.", "toral"),
        ("Ships came from Veskar and Toral on that Monday came.", "veskar"),
        ("Veskar, Ilm and Toral paid.", "toral"),
        ("And Toral paid.", "toral"),
        ("Ilm and Toral paid.", "toral"),
        ("Ships of port, and Toral.", "toral"),
    ],
)
def test_a_name_stands_where_its_titles_or_its_list_begin(sentence: str, start: str) -> None:
    passage, at = _name(sentence)

    found = phrase_start(passage, at, at, grammar_of(passage))

    assert passage.norms[found] == start


@pytest.mark.parametrize(
    ("language", "sentence", "start"),
    [
        ("de", "Schiffe aus Veskar, Ilm und Toral im Hafen.", "veskar"),
        ("es", "Barcos de Veskar, Ilm y Toral en el puerto.", "veskar"),
        ("fr", "Des navires de Veskar, Ilm et Toral au port.", "veskar"),
    ],
)
def test_a_list_of_names_is_known_in_other_languages(
    language: str, sentence: str, start: str
) -> None:
    passage, at = _name(sentence, language)

    found = phrase_start(passage, at, at, grammar_of(passage))

    assert passage.norms[found] == start


@pytest.mark.parametrize(
    ("sentence", "language", "behind"),
    [
        ("Veskar struck Toral.", "en", True),
        ("Toral struck Veskar.", "en", False),
        ("Veskar struck because Toral fled.", "en", False),
        ("Veskar said Toral fled.", "en", False),
        ("Veskar said Toral.", "en", True),
        ("Veskar told Toral it fled.", "en", True),
        ("Veskar told that same Toral fled.", "en", False),
        ("Their envoy, Toral, fled.", "en", False),
        ("They praised their envoy, Toral, and soon left.", "en", True),
        ("It feared their envoy, Toral, fled.", "en", False),
        ("It fled, Toral paid.", "en", False),
        ("It fled, Toral.", "en", True),
        ("It fled” Toral paid.", "en", False),
        ("It fled” Toral.", "en", True),
        ("Am Montag stellte Toral ein Ultimatum.", "de", False),
        ("Toral.", "de", False),
        ("Veskar stellte am Montag Toral.", "de", True),
        ("Barcos: atacó Toral.", "es", True),
    ],
)
def test_a_name_behind_a_verb_of_its_clause_is_no_subject(
    sentence: str, language: str, behind: bool
) -> None:
    passage, at = _name(sentence, language)

    assert behind_verb(passage, at, at, grammar_of(passage)) is behind


# Language, sentence, whether the name surely acts, may act, has something done to it.
PARTS = [
    ("en", "Toral's men said: “Rain came.”", False, True, False),
    ("en", "It fell: the head of Toral fired.", False, True, False),
    ("en", "It came before the head of Toral fired.", False, True, False),
    ("en", "The head of Toral sees it.", False, False, False),
    ("en", "Toral's fleet came.", False, True, False),
    ("en", "The raid by Toral came late.", True, True, False),
    ("en", "Shelling by Toral went on.", True, True, False),
    ("en", "Toral is behind the shelling.", False, True, False),
    ("en", "A rebel chief, Toral, told us so.", True, True, False),
    ("en", "Toral, seized on Monday, fired.", False, True, False),
    ("en", "Seized, Toral fired.", True, True, False),
    ("en", "Toral, who asked for talks, fired.", True, True, False),
    ("en", "Toral troops told us so.", True, True, False),
    ("en", "Toral told us to wait.", True, True, False),
    ("en", "Toral and Veskar urged Ilm to stop.", True, True, False),
    ("en", "Toral was urged by Veskar to stop.", False, False, False),
    ("en", "Toral was asked if Veskar fired.", False, False, True),
    ("en", "Toral has not been asked to come.", False, True, False),
    ("en", "Toral is asked to come.", False, True, False),
    ("en", "Toral is killed in talks meant to end it.", False, False, True),
    ("en", "Toral will be sanctioned in June.", False, False, True),
    ("en", "Toral must have fired.", False, True, False),
    ("en", "Toral: agreed.", False, True, False),
    ("en", "Toral, then, has agreed.", True, True, False),
    ("en", "Toral may be right.", False, True, False),
    ("en", "Toral will fight on.", True, True, False),
    ("en", "Toral said it was over.", True, True, False),
    ("en", "Toral would not be named.", False, False, False),
    ("en", "Toral has yet to be set up.", False, False, False),
    ("en", "Toral said two ships had been hit.", True, True, False),
    ("en", "Toral, Veskar and Ilm fired.", False, True, False),
    ("en", "Their envoy, Toral,", False, True, False),
    ("en", "Their envoy, Toral, fired.", True, True, False),
    ("en", "Their envoy Toral, fired on by men, fled.", False, True, False),
    ("en", "Toral (the army of Veskar) fired.", True, True, False),
    ("en", "Toral, fired by rage", False, True, False),
    ("en", "Veskar (Toral) fired.", True, True, False),
    ("en", "Toral is not likely to attack.", True, True, False),
    ("en", "Toral is now likely to close.", False, True, False),
    ("en", "Toral is now to be closed.", False, True, False),
    ("en", "Toral is", False, True, False),
    ("en", "Toral asked, mostly without being named, what was left.", True, True, False),
    ("en", "Toral detained because of war are to be freed.", False, True, False),
    ("en", "Toral fired the shots which was clear.", True, True, False),
    ("en", "Head of Toral was killed.", False, False, False),
    ("en", "The port near Toral was bombed.", False, False, False),
    ("en", "The raid by Toral was condemned.", True, True, False),
    ("en", "Toral, bombed for days, was freed.", False, True, False),
    ("de", "In der Armee von Toral", False, False, False),
    ("de", "Gestern stellten Toral und Ilm ein Ultimatum.", True, True, False),
    ("de", "Stellte Toral ein Ultimatum?", True, True, False),
    ("de", "Toral sei bereit.", True, True, False),
    ("de", "Armee in Toral", False, False, False),
    ("de", "Toral Armee", False, True, False),
    ("fr", "Le chef de Toral est tué.", False, False, False),
    ("fr", "Toral est miné.", False, False, False),
    ("fr", "Toral est tué par Veskar.", False, False, False),
    ("es", "Toral, presentada por el Reino, obtuvo diez votos.", True, True, False),
    ("es", "Toral España", False, True, False),
    ("en", "Toral, the ally that led the old camp and now sits in its house, fired.", True, True, False),
    ("en", "Toral, the ally that led the old camp and now sits in its old house, fired.", False, True, False),
    ("en", "Toral in its own big old port fired.", True, True, False),
    ("en", "Toral in its own big old sea port fired.", False, True, False),
    ("en", "Toral, not long ago an ally, fired.", True, True, False),
    ("en", "Toral could soon be fired on.", False, False, False),
    ("en", "Toral's", False, False, False),
    ("en", "By Toral, no ship was hit.", True, True, False),
    ("en", "A ship hit by Toral sank.", True, True, False),
    ("en", "Veskar attacked and Toral was hit.", False, False, True),
    ("en", "Toral was not hit.", False, False, True),
    ("en", "Toral came under heavy fire.", False, False, False),
    ("en", "Toral only came under fire.", False, False, False),
    ("en", "Toral was soon to be hit.", False, True, False),
    ("en", "The minister, Toral, attacked Ilm.", True, True, False),
    ("en", "The raid Toral suffered was brief.", False, False, False),
    ("en", "Shells from Toral hit Ilm.", True, True, False),
    ("en", "When the head of Toral fired, all left.", False, True, False),
    ("en", "It fell, the head of Toral fired at it.", False, True, False),
    ("en", "Toral had on Monday been urged by Ilm to sail.", False, False, False),
    ("en", "Toral was ordered off.", False, False, True),
    ("en", "Toral detained since Monday is to be freed.", False, True, False),
    ("en", "Toral is about to fire.", True, True, False),
    ("en", "Toral is being hit.", False, False, True),
    ("en", "Toral has been, it said, hit.", False, True, False),
    ("en", "Toral lost.", False, False, False),
    ("en", "Toral will lose.", False, False, False),
    ("en", "Toral will never lose.", False, False, False),
    ("en", "Toral needs to fire.", False, True, False),
    ("en", "Toral ought to fire.", False, True, False),
    ("en", "Toral and", False, True, False),
    ("en", "Toral's army, hit on Monday, fled.", False, True, False),
    ("en", "Veskar, Toral, and Ilm met.", False, True, False),
    ("en", "Veskar, Toral fired.", True, True, False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "sure", "possible", "suffering"), PARTS)
def test_what_a_name_does_or_bears_is_read_off_its_clause(
    language: str, sentence: str, sure: bool, possible: bool, suffering: bool
) -> None:
    passage, at = _name(sentence, language)

    found = surely_acts(passage, at, at), may_act(passage, at, at), suffers(passage, at, at)

    assert found == (sure, possible, suffering)
