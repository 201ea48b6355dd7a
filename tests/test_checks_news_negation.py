"""How news words what it negates: claims in other words, opposites, and senses turned."""

from __future__ import annotations

import pytest

from summarise.checks.negating.negation import check_negation

# Language, claim, evidence: how news words what it negates; a claim in other words is no flip.
RETOLD = [
    ("en", "The envoy has asked for talks.", "The envoy, Ivo Tamm, no kin of the minister, has asked for talks."),
    ("en", "The bank did not report the theft until Friday.", "The bank reported the theft only on Friday."),
    ("en", "She told the crew that nobody should enter the port.", "She told the crew that nobody should enter it."),
    ("en", "Neither Oman nor Ilm voted for or against.", "Oman and Ilm abstained."),
    ("en", "Tamm was cleared of arson but found guilty of stealing a boat.", "A court acquitted Tamm of arson but convicted him of stealing a boat."),
    ("en", "The men without helmets fled the port.", "They fled the port."),
    ("en", "The ministry had never published such a list before.", "Never before has the ministry published such a list."),
    ("en", "It is the first time the ministry has published such a list.", "Never before has the ministry published such a list."),
    ("en", "The patrol found no one in the village.", "The patrol found nobody in the village."),
    ("en", "The number of dead in the raid is unknown.", "It is not known how many died in the raid."),
    ("en", "The ministry did not say if troops crossed the river.", "The ministry did not say whether troops had crossed the river."),
    ("en", "Gas purchases will stop this month.", "The minister, no relation of the general, said that gas purchases would stop this month."),
    ("en", "Both sides will not attack.", "Both sides will refrain from attacks."),
    ("en", "Both sides will refrain from attacks.", "Both sides will refrain now and later from attacks."),
    ("en", "The envoy did not sign the accord.", "The envoy refused to sign the accord."),
    ("en", "Parliament did not approve the treaty.", "Parliament rejected the treaty."),
    ("en", "There were no reports of casualties.", "No casualties were reported."),
    ("en", "The army said it had not shelled the hospital.", "The army denied that it had shelled the hospital."),
    ("en", "Most residents did not return to the town.", "Few residents returned to the town."),
    ("en", "The convoy could not reach the camp.", "The convoy was unable to reach the camp."),
    ("en", "The minister will travel to the region on Friday.", "The minister, who has not visited the region, will travel on Friday."),
    ("en", "Aid cannot enter the enclave without a ceasefire.", "Without a ceasefire, aid cannot enter the enclave."),
    ("en", "The deal has not been confirmed by either side.", "Neither side has confirmed the deal."),
    ("en", "The general ruled out resigning.", "The general said he would not resign."),
    ("en", "The rebels have not responded to the offer.", "The rebels have yet to respond to the offer."),
    ("en", "The ceasefire did not hold.", "The ceasefire collapsed within hours."),
    ("en", "The president did not call it a genocide.", "The president stopped short of calling it a genocide."),
    ("en", "Only Turkey has not ratified the protocol.", "Turkey is the only member that has not ratified the protocol."),
    ("en", "The base was not hit.", "Officials said there was no truth to the claim that the base had been hit."),
    ("en", "The sanctions will not be lifted until Moscow withdraws.", "He said the sanctions would stay until Moscow withdrew."),
    ("en", "There was no handshake between the two leaders.", "The two leaders did not shake hands."),
    ("en", "The agreement is non-binding.", "The agreement is not legally binding."),
    ("en", "Hospitals have run out of fuel.", "Hospitals no longer have fuel."),
    ("en", "The offensive is not advancing.", "The offensive has stalled."),
    ("en", "The military lost no aircraft.", "The military said none of its aircraft was lost."),
    ("en", "China did not vote.", "China abstained."),
    ("en", "The battle is not over.", "The battle goes on."),
    ("en", "Service resumed on the No. 6 line.", "The service on the No. 6 line resumed."),
    ("en", "Almost no aid has reached the north.", "Hardly any aid has reached the north."),
    ("en", "The strikes did not cause much damage.", "The strikes caused little damage."),
    ("en", "The court did not convict the general.", "The court acquitted the general."),
    ("en", "The accord does not mention Jerusalem.", "Nothing in the accord mentions Jerusalem."),
    ("en", "Inspectors never asked for access, Iran says.", "Iran says the inspectors never asked for access."),
    ("en", "He did not sign.", "He left without signing."),
    ("en", "Who fired the shots was unclear.", "It was not clear who had fired the shots."),
    ("en", "Two vehicles were lost.", "The army said that no soldiers were hurt, but that two vehicles were lost."),
    ("en", "The ship sailed on despite the warning.", "Despite the warning, the ship did not turn back."),
    ("en", "The union would strike if wages were cut.", "The union said it would not strike unless wages were cut."),
    ("en", "No tank crossed the line.", "Not one of the tanks crossed the line."),
    ("en", "A strike is possible, the minister said.", "The minister did not rule out a strike."),
    ("en", "Troops will leave in June at the earliest.", "Troops will not leave before June."),
    ("en", "The army does not support the plan.", "The plan lacks the support of the army."),
    ("en", "The pact was signed but never ratified.", "The pact was never ratified."),
    ("en", "The ship was never in port.", "The report is wrong, the spokesman said; the ship was never in port."),
    ("en", "Israel has not confirmed the strike.", "Israel has neither confirmed nor denied the strike."),
    ("en", "The attack did not succeed.", "The attack failed."),
    ("en", "The talks produced no result.", "The talks yielded nothing."),
    ("en", "The vote did not take place.", "The vote was postponed."),
    ("en", "No group has said it did it.", "Nobody has claimed the robbery."),
    ("en", "Oudeh did not witness it.", "I never saw who did it."),
    ("en", "Ilm had warned Oman not to storm the ship.", "Oman had been warned by Ilm, which feared for its crew, against storming the ship."),
    ("en", "Ilm warned Oman against storming the ship.", "Ilm warned Oman not to storm the ship."),
    ("en", "Ilm did not storm the ship.", "Oman kept Ilm from storming the ship."),
    ("en", "The shelling was not the cause of the crack.", "The crack was caused by frost, not by the shelling of last week."),
    ("en", "He said that he had not resigned because of the vote.", "He resigned on Monday, though not, he said, because of the vote."),
    ("en", "Pryce denied having ordered it.", "Pryce said that he had never ordered it, but did not deny that he had known."),
    ("en", "The order failed to reach the guns.", "I did not fail to pass it on; it failed to reach the guns."),
    ("en", "The paper is a board game.", "Pryce dismissed the paper as a board game."),
    ("en", "Washington did not accept the offer.", "Washington dismissed the offer."),
    ("en", "The talks ended without agreement.", "The talks broke up without agreement."),
    ("en", "No agreement was reached at the talks.", "The talks broke up without agreement."),
    ("en", "Some prisoners were not freed.", "Not all prisoners were freed."),
    ("en", 'He said his country does not want war.', 'He said: "We do not want war."'),
    ("de", "Die Armee konnte den Flughafen nicht einnehmen.", "Die Armee hat den Flughafen nicht eingenommen."),
    ("de", "Es gab keine Verletzten.", "Nach Angaben des Ministeriums gab es keine Verletzten."),
    ("de", "Der Krieg wurde nie erklärt.", "Der Krieg war nie erklärt worden."),
    ("es", "El gobierno se negó a firmar el acuerdo.", "El gobierno no firmó el acuerdo."),
    ("es", "En el ataque no murió ningún soldado.", "Ningún soldado murió en el ataque."),
    ("fr", "L'accord n'a pas été signé par le gouvernement.", "Le gouvernement n'a pas signé l'accord."),
    ("fr", "L'attaque n'a fait aucun blessé.", "Personne n'a été blessé dans l'attaque."),
    ("fr", "Cent personnes ont fui.", "Plus de cent personnes ont fui."),
    ("ru", "Армия не заняла город.", "Армия не взяла город."),
    ("ru", "Переговоров не будет, заявил министр.", "Министр заявил, что переговоров не будет."),
    ("en", "The prime minister arrived in Doha for talks with the emir.", "The prime minister arrived in Doha late on Sunday for talks with the emir."),
    ("en", "A drone strike near Kherson wounded three soldiers.", "Three soldiers were wounded when a drone struck their vehicle near Kherson, the governor said."),
    ("en", "The Security Council will vote on extending the mission by a year.", "The Security Council is due to vote on Thursday on a draft that would extend the mission for a year."),
    ("en", "No shell has landed in the village since the truce.", "Not a single shell has landed in the village since the truce took hold."),
    ("en", "Tokyo lodged a protest over the incursion by summoning the Chinese ambassador.", "Tokyo summoned the Chinese ambassador to protest against the incursion."),
    ("en", "The foreign ministry did not confirm that the envoy had been recalled.", "The foreign ministry would neither confirm nor deny that the envoy had been recalled."),
    ("en", "No group has claimed the blast.", "Nobody has claimed responsibility for the blast."),
    ("en", "Rebels control most of the province.", "Rebels are said to control most of the province, though the army disputes that."),
    ("en", "Seoul has not sent lethal arms so far.", "Seoul has so far refused to send lethal arms."),
    ("en", 'Talks will continue until the last hostage is home.', 'The minister said talks would go on "until the last hostage is home".'),
    ("en", "Moscow left the grain deal in July.", "Moscow pulled out of the grain deal in July."),
    ("en", "Joint naval exercises are planned off Guam next month.", "The two navies will hold exercises off Guam next month."),
    ("en", "The vote will change nothing.", "He called the vote a sham that would change nothing."),
    ("en", "The two capitals have had no contact for three years.", "There has been no contact between the two capitals for three years."),
    ("en", "Fighting stopped at dawn.", "The guns fell silent at dawn."),
    ("en", "Monitors have not been allowed to visit the camp.", "The junta has not let the monitors visit the camp."),
    ("en", "The general was not charged.", "The general, sacked in March, was never charged."),
    ("en", 'The palace has been retaken by the army.', "Sudan's army has retaken the palace."),
    ("en", "At least 40 people were killed, including children.", "At least 40 people died, many of them children."),
    ("en", 'The force has no intention of leaving.', '"We have no intention of leaving," the commander said.'),
    ("en", "No member backed the motion.", "None of the 14 members backed the motion."),
    ("en", "The EU has not decided on the tariffs.", "The EU has yet to decide on the tariffs."),
    ("en", "The two had not met since 2014.", "It was the first time the two had met since 2014."),
    ("en", "Egypt will no longer host the talks.", "Egypt is no longer willing to host the talks."),
    ("en", "The pilot survived.", "The pilot ejected safely."),
    ("en", "Half of the city lost power after the strike.", "The strike cut power to half the city."),
    ("en", "The reactor is safe.", "Officials insist that the reactor is safe."),
    ("en", "Two supply boats were hit with water cannon by China's coastguard.", "China's coastguard used water cannon against two supply boats."),
    ("en", "The veto was overridden by parliament.", "The parliament in Tbilisi overrode the veto."),
]  # fmt: skip
# Opposites that nobody here tells apart: at most a suspicion.
OPPOSITES = [
    ("en", "No missile reached the city.", "All missiles were shot down before reaching the city."),
    ("en", "The border is not open.", "The border is closed."),
    ("en", "The drones did not hit their target.", "The drones missed their target."),
    ("en", "The prisoners have not been released.", "The prisoners remain in custody."),
    ("en", "The ceasefire has not been broken.", "The ceasefire is still in place."),
    ("en", "The bridge cannot be used.", "The blast left the bridge impassable."),
    ("en", "Police said more than one cell carried out the bombing.", "The bombing was not the work of a single cell, police said."),
    ("en", "The embassy will not reopen.", "The embassy will stay closed."),
    ("en", "Aid lorries cannot use the Rafah crossing.", "The border crossing at Rafah remains shut to aid lorries, the agency said."),
]  # fmt: skip
TURNED = [
    ("en", "The bank did not report the theft.", "The bank reported the theft only on Friday."),
    ("en", "The bank did not report the theft until Friday.", "The bank reported the theft on Friday."),
    ("en", "The envoy has not asked for talks.", "The envoy, Ivo Tamm, no kin of the minister, has asked for talks."),
    ("en", "She told the crew that everybody should enter the port.", "She told the crew that nobody should enter the port."),
    ("en", "The talks yielded something.", "The talks yielded nothing."),
    ("en", "The patrol found somebody in the village.", "The patrol found nobody in the village."),
    ("en", "Soldiers did not die.", "The statement does not say how many soldiers died."),
    ("en", "The pilot did not leave the base.", "Nobody knows why the pilot left the base."),
    ("en", "The governor did not doubt that the truce would hold.", "The governor doubted that the truce would hold."),
    ("en", "It is not doubtful that the ship will sail.", "It is doubtful that the ship will sail."),
    ("en", "The war did not end in 1995.", "The war ended in 1995."),
    ("en", "The border is not closed.", "The border is closed."),
    ("en", "The envoy signed the accord.", "The envoy refused to sign the accord."),
    ("en", "The envoy refused to sign the accord.", "The envoy signed the accord."),
    ("en", "Parliament did not approve the treaty.", "Parliament approved the treaty."),
    ("en", "Casualties were reported.", "No casualties were reported."),
    ("en", "No casualties were reported.", "Casualties were reported."),
    ("en", "The convoy was able to reach the camp.", "The convoy was unable to reach the camp."),
    ("en", "The minister will not travel on Friday.", "The minister will travel on Friday."),
    ("en", "Without a ceasefire, aid can enter the enclave.", "Without a ceasefire, aid cannot enter the enclave."),
    ("en", "Both sides have confirmed the deal.", "Neither side has confirmed the deal."),
    ("en", "The rebels have responded to the offer.", "The rebels have yet to respond to the offer."),
    ("en", "The ceasefire has not been broken.", "The ceasefire has been broken."),
    ("en", "Turkey is the only member that has ratified the protocol.", "Turkey is the only member that has not ratified the protocol."),
    ("en", "The sanctions will not be lifted in May.", "The sanctions will be lifted in May."),
    ("en", "The agreement is legally binding.", "The agreement is not legally binding."),
    ("en", "Hospitals still have fuel.", "Hospitals no longer have fuel."),
    ("en", "The military said some of its aircraft were lost.", "The military said none of its aircraft was lost."),
    ("en", "War was not declared in 1939.", "War was declared in 1939."),
    ("en", "The two countries are not at war.", "The two countries are at war."),
    ("en", "The accord mentions Jerusalem.", "Nothing in the accord mentions Jerusalem."),
    ("en", "He left after signing.", "He left without signing."),
    ("en", "One of the tanks crossed the line.", "Not one of the tanks crossed the line."),
    ("en", "The minister ruled out a strike.", "The minister did not rule out a strike."),
    ("en", "The army does not support the plan.", "The army supports the plan."),
    ("en", "The pact was ratified.", "The pact was never ratified."),
    ("en", "Washington did not accept the offer.", "Washington accepted the offer."),
    ("en", "Ankara did not agree to take part.", "Ankara agreed to take part."),
    ("en", "The dam was not hit by two rockets.", "The dam was hit by two rockets."),
    ("en", "Rebels did not seize the airport.", "Rebels seized the airport."),
    ("en", "The army has not retaken the town.", "The army has retaken the town."),
    ("en", "The foreign minister will not meet his counterpart in Geneva.", "The foreign minister will meet his counterpart in Geneva."),
    ("en", "The talks ended with agreement.", "The talks broke up without agreement."),
    ("en", "The leaders can agree on a date.", "The leaders cannot agree on a date."),
    ("en", "The treaty forbids tests underground.", "The treaty does not forbid tests underground."),
    ("en", "A state has recognised the junta.", "No state has recognised the junta."),
    ("en", "All prisoners were freed.", "Not all prisoners were freed."),
    ("en", "Everyone believed the general.", "Hardly anyone believed the general."),
    ("en", 'He said his country wants war.', 'He said: "We do not want war."'),
    ("en", "The council has met since May.", "The council has not met since May."),
    ("en", "The pilot survived.", "The pilot did not survive."),
    ("en", "Someone was hurt.", "No one was hurt."),
    ("en", "The minister has plans to resign.", "The minister has no plans to resign."),
    ("en", "The ministry gave details of the raid.", "The ministry gave no details of the raid."),
    ("en", "The ship is carrying weapons.", "The ship is not carrying weapons."),
    ("en", "The governor is willing to negotiate.", "The governor is unwilling to negotiate."),
    ("en", "Many villages have power.", "Many villages are still without power."),
    ("de", "Die Armee hat den Flughafen eingenommen.", "Die Armee hat den Flughafen nicht eingenommen."),
    ("de", "Die Armee hat den Flughafen nicht eingenommen.", "Die Armee hat den Flughafen eingenommen."),
    ("de", "Es gab Verletzte.", "Nach Angaben des Ministeriums gab es keine Verletzten."),
    ("es", "El gobierno firmó el acuerdo.", "El gobierno no firmó el acuerdo."),
    ("es", "El gobierno no firmó el acuerdo.", "El gobierno firmó el acuerdo."),
    ("fr", "Le gouvernement a signé l'accord.", "Le gouvernement n'a pas signé l'accord."),
    ("fr", "Le gouvernement n'a pas signé l'accord.", "Le gouvernement a signé l'accord."),
    ("ru", "Армия взяла город.", "Армия не взяла город."),
    ("ru", "Армия не взяла город.", "Армия взяла город."),
]  # fmt: skip


def _verdict(language: str, claim: str, sentence: str) -> str:
    cited = [(sentence, 0, len(sentence))]
    return check_negation(claim, cited, denied=False, language=language).verdict


@pytest.mark.parametrize(("language", "claim", "sentence"), RETOLD)
def test_a_claim_that_tells_it_in_other_words_is_not_flagged(
    language: str, claim: str, sentence: str
) -> None:
    assert _verdict(language, claim, sentence) == "ok"


@pytest.mark.parametrize(("language", "claim", "sentence"), OPPOSITES)
def test_a_claim_in_opposites_is_at_most_suspected(
    language: str, claim: str, sentence: str
) -> None:
    assert _verdict(language, claim, sentence) in {"only_negated", "not_negated"}


@pytest.mark.parametrize(("language", "claim", "sentence"), TURNED)
def test_a_claim_that_turns_the_sense_is_flipped(language: str, claim: str, sentence: str) -> None:
    assert _verdict(language, claim, sentence) == "flipped"


def test_what_a_second_sentence_denies_is_not_added_by_the_claim() -> None:
    evidence = ["Oman accused Ilm of shelling the port.", "Ilm denied the charge."]
    cited = [(sentence, 0, len(sentence)) for sentence in evidence]

    found = check_negation("Ilm did not shell the port.", cited, denied=False, language="en")

    assert found.verdict == "ok"
