"""Each component's name for people, and when to use it, in one sentence."""

from django.utils.translation import gettext_lazy as _

RAYONS = [
    (
        _("Se repérer"),
        {
            "evitement": (_("Lien d’évitement"), _("En tête de chaque page, pour qui n’a pas de souris.")),
            "logo": (_("Logo"), _("Dans l’en-tête, sur le papier et dans les e-mails.")),
            "fil_ariane": (
                _("Fil d’Ariane"),
                _("Sous l’en-tête, dès qu’une page en a une autre au-dessus d’elle."),
            ),
            "langues": (_("Langues"), _("Sur chaque page : la même, dans l’autre langue.")),
            "onglets": (
                _("Onglets"),
                _("Pour choisir entre quelques listes de même nature ; ce sont des liens."),
            ),
            "pagination": (_("Pagination"), _("Sous une liste de plus de vingt-quatre choses.")),
            "recherche": (_("Recherche"), _("Une boîte ; elle propose des titres dès la deuxième lettre.")),
            "facettes": (
                _("Facettes"),
                _("À côté d’une longue liste, pour la raccourcir. Repliées sur un téléphone."),
            ),
        },
    ),
    (
        _("Cartes"),
        {
            "carte": (_("Carte simple"), _("Pour ce qui n’a pas de carte à soi : une page, un groupe.")),
            "carte_noeud": (
                _("Carte d’un nœud"),
                _("Partout où l’on choisit un nœud ; son dessin le fait reconnaître."),
            ),
            "carte_vignette": (
                _("Carte d’une vignette"),
                _("Une situation parmi d’autres ; jamais le nom d’une personne."),
            ),
            "carte_ressource": (
                _("Carte d’une ressource"),
                _("On y lit d’abord si le service prend des personnes."),
            ),
            "carte_seance": (_("Carte d’une séance"), _("Une date d’abord, puis ce qu’on y travaille.")),
            "carte_dispositif": (
                _("Carte d’un dispositif"),
                _("Une rencontre ouverte : date, lieu, places."),
            ),
            "carte_synthese": (
                _("Carte d’une synthèse"),
                _("Un article à lire ; la dernière peut être à la une."),
            ),
            "feuillet": (
                _("Feuillet"),
                _("La date d’une carte, en image ; les mots à côté disent la même chose."),
            ),
        },
    ),
    (
        _("Dire où en sont les choses"),
        {
            "cercle": (
                _("Cercle"),
                _("Sur chaque chose qui se voit : qui peut la lire, en mots et par un signe."),
            ),
            "panneau_cercle": (
                _("Panneau du cercle"),
                _("À côté d’une chose : qui la lit, son histoire, ce qu’on peut en faire."),
            ),
            "fraicheur": (
                _("Fraîcheur"),
                _("Depuis quand quelqu’un s’est assuré que c’est vrai. Six mois, et cela vieillit."),
            ),
            "disponibilite": (_("Disponibilité"), _("Si un service prend des personnes en ce moment.")),
            "etiquettes": (
                _("Étiquettes"),
                _("Les mots libres d’une chose ; chacun mène aux autres qui le portent."),
            ),
            "messages": (_("Message"), _("Ce qui vient d’être fait, une fois, en haut de la page suivante.")),
            "progression": (
                _("Progression"),
                _("Pour un travail long que l’on attend : où il en est, en mots."),
            ),
            "vide": (_("État vide"), _("Où il n’y a encore rien : le dire, et dire quoi faire.")),
            "lien_modifier": (
                _("Lien vers l’édition"),
                _("Au bas d’une page de Wagtail, pour qui peut l’écrire."),
            ),
        },
    ),
    (
        _("Demander"),
        {
            "boutons": (
                _("Boutons"),
                _("Un seul bouton plein par page : l’action principale. Toujours un verbe."),
            ),
            "champ": (_("Champ"), _("Étiquette au-dessus, aide dessous, erreur à côté, et qui lira.")),
            "constats": (
                _("Passages à revoir"),
                _("Sous un texte que lit l’aide : chaque passage se remplace, ou se garde avec une raison."),
            ),
            "formulaire": (
                _("Formulaire"),
                _("Tous les champs d’un formulaire court, avec le résumé des erreurs."),
            ),
            "resume_erreurs": (
                _("Résumé des erreurs"),
                _("En tête d’un formulaire refusé ; il reçoit le focus."),
            ),
            "question": (_("Question"), _("Une question par page, quand le sujet est délicat.")),
            "reponses": (
                _("Réponses à vérifier"),
                _("La dernière page avant d’envoyer ; chaque réponse se change."),
            ),
            "brouillon": (
                _("Enregistrement continu"),
                _("Dans un formulaire où l’on écrit longtemps : rien ne se perd."),
            ),
            "envoi": (
                _("Envoi sans réseau"),
                _("Dans un formulaire qui s’envoie d’un téléphone : sans réseau, il le dit et garde tout."),
            ),
            "barre_texte": (
                _("Mise en forme"),
                _("Au-dessus d’un long texte : gras, liste, citation. Sans JavaScript, on tape les signes."),
            ),
            "lecture": (
                _("Relecture"),
                _("Avant de montrer un texte à plus de monde : seul ressort ce qui mérite des yeux."),
            ),
            "dialogue": (
                _("Dialogue"),
                _("Avant ce qui ne se défait pas ; sans JavaScript, le lien mène à une page."),
            ),
        },
    ),
    (
        _("Donner à lire"),
        {
            "encadre": (_("Encadré"), _("Une chose à ne pas manquer dans un texte. Une seule par page.")),
            "citation": (_("Citation"), _("Les mots de quelqu’un, anonymes.")),
            "frise": (_("Frise"), _("Des étapes ou un ordre du jour, noués sur un même fil.")),
            "donnees": (_("Données"), _("Des faits courts, chacun avec son nom.")),
            "chiffres": (_("Chiffres"), _("Trois ou quatre nombres qui comptent, et leur base.")),
            "tableau": (_("Tableau"), _("Des rangées à comparer ; sur un téléphone, une carte par rangée.")),
            "carte_chaleur": (
                _("Carte de chaleur"),
                _("Deux listes croisées ; le chiffre, la trame et la teinte disent la même chose."),
            ),
            "carte_communes": (
                _("Carte des communes"),
                _("Un chiffre par commune, et un lien ; la liste à côté dit et mène la même chose."),
            ),
            "carte_bassins": (
                _("Carte des bassins"),
                _("Les dix-neuf communes par bassin ; la liste à côté dit tout ce que montre le dessin."),
            ),
            "tete_impression": (
                _("Tête d’impression"),
                _("En haut d’une feuille imprimée ; invisible à l’écran."),
            ),
            "icones": (_("Icônes"), _("Toujours avec des mots, qu’elles aident à retrouver.")),
        },
    ),
]
