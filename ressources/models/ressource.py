from typing import ClassVar, cast

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from taggit.managers import TaggableManager

from socle.cercles.enums import Cercle, Etat
from socle.cercles.models import CercleMixin
from socle.etiquettes.models import Etiquetage, GestionnaireDEtiquettes
from socle.modeles import Horodate
from socle.texte import plier, texte_seul

from ..enums import Acces, Cout, Disponibilite, GenreDeRessource, Langue, MoyenDeVerification, Rythme
from ..fields import ChampDeCodes
from ..fraicheur import echeance
from ..publics import Public
from ..querysets import RessourceQuerySet
from ..validators import code_postal_belge, telephone_plausible
from .en_mots import EnMots


class Ressource(EnMots, CercleMixin, Horodate, index.Indexed):
    """What can help: a service, a place, a person in a role, a tool, a document, a training.

    `verifie_le` is the date of the last check by a human, never of an edit (HSDS keeps them apart too). A confidential
    address is read through `adresse_publique` only: it is never shown, searched nor exported.
    """

    nom = models.CharField(_("nom"), max_length=160)
    nom_plie = models.CharField(max_length=160, editable=False, db_index=True)
    genre = models.CharField(
        _("genre"), max_length=16, choices=GenreDeRessource, default=GenreDeRessource.SERVICE, db_index=True
    )
    organisme = models.CharField(_("organisation qui la porte"), max_length=160, blank=True)
    description = models.TextField(_("ce que c’est, ce qu’on y trouve"))
    themes = models.ManyToManyField(
        "noeuds.Terme",
        blank=True,
        related_name="ressources",
        limit_choices_to={"liste": "theme", "remplace_par": None},
        verbose_name=_("thèmes"),
    )
    publics = models.TextField(_("pour qui"), blank=True)
    publics_codes = ChampDeCodes(
        _("ouvert à"),
        codes=Public,
        help_text=_("Cochez qui y est accepté : c’est par là qu’on la cherche."),
    )
    non_acceptes = models.TextField(_("qui n’est pas accepté"), blank=True)
    acces = ChampDeCodes(_("comment y entrer"), codes=Acces)
    conditions = models.TextField(_("conditions"), blank=True)
    langues = ChampDeCodes(_("langues parlées"), codes=Langue)
    cout = models.CharField(_("coût"), max_length=16, choices=Cout, blank=True, default=Cout.INCONNU)
    communes = models.ManyToManyField(
        "comptes.Commune",
        blank=True,
        related_name="ressources",
        verbose_name=_("communes desservies"),
        help_text=_("Rien de coché : toute la Région."),
    )
    adresse = models.CharField(_("adresse"), max_length=240, blank=True)
    code_postal = models.CharField(_("code postal"), max_length=4, blank=True, validators=[code_postal_belge])
    commune = models.ForeignKey(
        "comptes.Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("commune de l’adresse"),
    )
    adresse_confidentielle = models.BooleanField(_("cette adresse est confidentielle"), default=False)
    telephone = models.CharField(_("téléphone"), max_length=40, blank=True, validators=[telephone_plausible])
    courriel = models.EmailField(_("adresse e-mail"), blank=True)
    site = models.URLField(_("site"), blank=True, max_length=300)
    lien_officiel = models.URLField(
        _("sa fiche dans le répertoire officiel"),
        blank=True,
        max_length=300,
        help_text=_("Bruxelles Social, par exemple : ce qu’on y lit ne se recopie pas ici."),
    )
    identifiant_externe = models.CharField(
        _("identifiant dans un autre répertoire"), max_length=120, blank=True, db_index=True, editable=False
    )
    horaires = models.CharField(_("horaires"), max_length=240, blank=True)
    disponibilite = models.CharField(
        _("disponibilité"), max_length=10, choices=Disponibilite, default=Disponibilite.INCONNUE
    )
    attente_semaines = models.PositiveSmallIntegerField(
        _("attente, en semaines"), null=True, blank=True, validators=[MaxValueValidator(520)]
    )
    disponibilite_pour = models.CharField(
        _("pour qui"),
        max_length=160,
        blank=True,
        help_text=_("Les personnes dont on parle : « femmes seules », « assurés au CPAS »…"),
    )
    disponibilite_le = models.DateField(_("disponibilité connue le"), null=True, blank=True, editable=False)
    verifie_le = models.DateField(_("vérifié le"), null=True, blank=True, editable=False, db_index=True)
    verifie_en = models.CharField(
        _("vérifié comment"), max_length=10, choices=MoyenDeVerification, blank=True, editable=False
    )
    rythme = models.PositiveSmallIntegerField(_("à vérifier"), choices=Rythme, default=Rythme.SEMESTRE)
    ecrire_au_contact = models.BooleanField(
        _("demander à son adresse e-mail si c’est toujours vrai"),
        default=True,
        help_text=_("Seulement pour une fiche publique, et seulement ce que tout le monde peut y lire."),
    )
    #: Until when the last check holds: `verifie_le` and `rythme` in one date, which both databases compare (fraicheur).
    a_verifier_le = models.DateField(null=True, blank=True, editable=False, db_index=True)
    noeuds = models.ManyToManyField(
        "noeuds.Noeud", blank=True, related_name="ressources", verbose_name=_("nœuds où elle a servi")
    )
    etiquettes = TaggableManager(
        _("étiquettes"), through=Etiquetage, manager=GestionnaireDEtiquettes, blank=True, help_text=""
    )
    recherche = models.TextField(editable=False, blank=True)

    objects: ClassVar = RessourceQuerySet.as_manager()

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("nom", boost=2),
        index.AutocompleteField("nom"),
        index.SearchField("description"),
        index.SearchField("publics"),
        index.SearchField("non_acceptes"),
        index.SearchField("conditions"),
        index.SearchField("adresse_publique"),
        index.SearchField("horaires"),
        index.RelatedFields("etiquettes", [index.SearchField("name")]),
        index.RelatedFields("communes", [index.SearchField("nom"), index.SearchField("nom_nl")]),
        index.FilterField("genre"),
    ]
    rang_recherche = 20

    class Meta(CercleMixin.Meta):
        verbose_name = _("ressource")
        verbose_name_plural = _("ressources")
        ordering = ["nom_plie", "pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            models.CheckConstraint(
                condition=Q(attente_semaines__isnull=True) | Q(disponibilite=Disponibilite.ATTENTE),
                name="ressource_semaines_d_attente",
                violation_error_message=_("Des semaines d’attente ne vont qu’avec une liste d’attente."),
            ),
            models.CheckConstraint(
                condition=Q(disponibilite=Disponibilite.INCONNUE) | Q(disponibilite_le__isnull=False),
                name="ressource_disponibilite_datee",
                violation_error_message=_("Une disponibilité se donne avec sa date."),
            ),
            models.CheckConstraint(
                condition=Q(verifie_en="") | Q(verifie_le__isnull=False),
                name="ressource_verification_datee",
                violation_error_message=_("Une vérification se donne avec sa date."),
            ),
        ]

    def __str__(self):
        return self.nom

    def get_absolute_url(self):
        return reverse("ressource", args=[self.reference])

    @property
    def adresse_de_relecture(self):
        """In the queue, what came with others from one table is read with them (querysets.a_relire_par)."""
        envoi = getattr(self, "import_a_relire", None)
        return reverse("import_relire", args=[envoi]) if envoi else ""

    def save(self, *args, **kwargs):
        self.replier()
        if (champs := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*champs, "nom_plie", "recherche", "a_verifier_le"}
        super().save(*args, **kwargs)

    def replier(self):
        """What is derived for the list: order, plain search, due date; called by hand before bulk writes."""
        verifie_le = cast(models.DateField, self._meta.get_field("verifie_le")).to_python(self.verifie_le)
        self.a_verifier_le = echeance(verifie_le, self.rythme)
        self.nom_plie = plier(self.nom)[:160]
        self.recherche = plier(
            " ".join(
                [
                    self.nom,
                    texte_seul(self.description),
                    self.publics,
                    self.non_acceptes,
                    self.conditions,
                    self.adresse_publique,
                ]
            )
        )

    @property
    def est_a_verifier(self):
        """As `objects.a_verifier()` says it of many."""
        au = timezone.localdate()
        lue = self.etat == Etat.EN_LIGNE and self.cercle != Cercle.PRIVE
        return lue and (self.a_verifier_le is None or self.a_verifier_le < au)

    @property
    def adresse_publique(self):
        """The only way by which an address leaves this table."""
        return "" if self.adresse_confidentielle else self.adresse

    def livre_l_adresse(self, texte):
        """Whether a text gives away the confidential address, or its street and number."""
        rue = plier(self.adresse.split(",")[0])
        return bool(self.adresse_confidentielle and rue and rue in plier(texte or ""))
