"""Words that separate no document from another, folded: they stand everywhere, or give a question its form."""

_FR_OUTILS = """
le la les un une des de du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur
leurs je tu il elle on nous vous ils elles me te se moi toi lui eux soi en iel iels qui que quoi dont ou
quel quelle quels quelles lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels
desquelles celui celle ceux celles ci cela ceci ca tou et mais donc or ni car si comme lorsque puisque
quoique quand alors ainsi aussi afin par pour avec sur dans chez vers entre depuis pendant ne pas plus moins
tres trop peu bien encore deja toujours jamais rien aucun aucune tout toute tous toutes meme memes autre
autres chaque quelque quelques quelqu plusieurs tel telle tels telles etc comment pourquoi combien qqn qqun
bonjour svp merci
"""
_FR_VERBES = """
suis es est sommes etes sont etais etait etions etiez etaient sera serai seras serez seront serait serais
seraient soit sois soient fut furent etre ete etant ai as avons avez ont avais avait avions aviez avaient
aura aurai auras aurez auront aurait aurais auraient ait aient eu eue avoir ayant faire fais fait faites
font ferai fera feront ferait faisait fasse fassent faut falloir faudra faudrait peux peut peuvent pouvez
pouvons pourrait pourrais pourra pouvait puis pouvoir dois doit doivent devez devons devrait devrais devoir
voudrais voudrait veux
"""
_NL_OUTILS = """
de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of
wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u
want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben kan hun dus
alles onder ja eens hier wie werd altijd doch wordt wezen kunnen ons zelf tegen na reeds kon niets uw iemand
geweest andere wij we jullie hen welke welk wanneer waar waarom waarmee kunt mag mogen moeten zullen zouden
doet dag bedankt
"""

FRANCAIS = frozenset((_FR_OUTILS + _FR_VERBES).split())
NEERLANDAIS = frozenset(_NL_OUTILS.split())
VIDES = {"fr": FRANCAIS, "nl": NEERLANDAIS}

#: Indexed, but in a question of several words they look for nothing. « Personne » is in four things out of five here.
_DE_QUESTION = """
personne personnes trouver trouve cherche cherchons chercher besoin savoir sais sait
apres avant mieux sert servir permet permettent permettre existe existent signifie
persoon personen mensen vinden zoek zoeken nodig weten weet
"""
DE_QUESTION = frozenset(_DE_QUESTION.split())

#: After a verb, a pronoun: « avez-vous », « est-ce », « y a-t-il » are no compounds.
_CLITIQUES = "je tu il elle on ce nous vous ils elles moi toi lui leur leurs y en la le les ci t memes meme"
CLITIQUES = frozenset(_CLITIQUES.split())
