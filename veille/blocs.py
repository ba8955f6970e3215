"""What the body of a synthesis is made of: words, and the keys of what they rest on (see syntheses/)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .syntheses.cles import CleBloc

#: What an editor may do with words: no colour, no size, no image pasted in.
MISE_EN_FORME = ["bold", "italic", "ol", "ul", "link"]


class CitationBloc(blocks.StructBlock):
    texte = blocks.TextBlock(
        label=_("paroles"), help_text=_("Sans rien qui permette de reconnaître quelqu’un.")
    )
    attribution = blocks.CharBlock(
        label=_("qui parle"),
        required=False,
        help_text=_("Un secteur et un mois, jamais un nom : « professionnel·le du social, novembre »."),
    )

    class Meta:
        icon = "openquote"
        label = _("citation")


class EncadreBloc(blocks.StructBlock):
    titre = blocks.CharBlock(label=_("titre"))
    texte = blocks.RichTextBlock(label=_("texte"), features=MISE_EN_FORME)

    class Meta:
        icon = "doc-full"
        label = _("encadré")


class LigneBloc(blocks.StructBlock):
    libelle = blocks.CharBlock(label=_("libellé"))
    valeur = blocks.IntegerBlock(label=_("nombre"), min_value=0)


class ChiffresBloc(blocks.StructBlock):
    titre = blocks.CharBlock(label=_("titre"))
    situations = blocks.BooleanBlock(
        label=_("ce sont des situations"),
        required=False,
        default=True,
        help_text=_("Les nombres sous cinq s’écrivent alors « moins de 5 »."),
    )
    lignes = blocks.ListBlock(LigneBloc(), label=_("lignes"), min_num=1)
    base = blocks.CharBlock(
        label=_("base"), help_text=_("Sur quoi ces nombres portent : « 42 situations, 1 groupe ».")
    )

    class Meta:
        icon = "table"
        label = _("chiffres")


class PreuvesBloc(blocks.StructBlock):
    """A paragraph and what it rests on: readers see how many situations, never a title nor a text."""

    texte = blocks.RichTextBlock(label=_("texte"), features=MISE_EN_FORME)
    faisceaux = blocks.ListBlock(CleBloc("veille.Faisceau"), label=_("faisceaux de preuves"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("paragraphe à preuves")


class FigureBloc(blocks.StructBlock):
    """The figures of a motif at a stated date, drawn with their table and their base."""

    releve = CleBloc("veille.Releve", label=_("relevé"))
    legende = blocks.CharBlock(label=_("ce qu’il faut y voir"), required=False, max_length=300)

    class Meta:
        icon = "table"
        label = _("figure")


class NoteBloc(blocks.StructBlock):
    texte = blocks.RichTextBlock(
        label=_("note"),
        features=MISE_EN_FORME,
        help_text=_("Son appel se place à la fin du bloc qui précède ; elle se lit au bas de l’article."),
    )

    class Meta:
        icon = "edit"
        label = _("note")


CORPS = [
    ("titre", blocks.CharBlock(label=_("intertitre"), icon="title")),
    ("texte", blocks.RichTextBlock(label=_("texte"), features=MISE_EN_FORME, icon="pilcrow")),
    ("preuves", PreuvesBloc()),
    ("verbatim", CleBloc("veille.Verbatim", label=_("verbatim"), icon="openquote")),
    ("citation", CitationBloc()),
    ("encadre", EncadreBloc()),
    ("figure", FigureBloc()),
    ("chiffres", ChiffresBloc()),
    ("noeud", CleBloc("noeuds.Noeud", label=_("nœud"), icon="link")),
    ("ressource", CleBloc("ressources.Ressource", label=_("ressource"), icon="site")),
    ("note", NoteBloc()),
]
