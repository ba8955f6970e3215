from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models.functions import Substr
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import actions
from ..extraction import sommaire_de
from ..forms import DocumentForm
from ..models import DocumentArchive
from ..passages import mots_cherches, passage, passages
from ..permissions import peut_deposer
from ..transcriptions.fichier import sans_marques

PAR_PAGE = 24
_DEBUT = 1200
#: Where the table of contents of a report stands, if it has one.
_SOMMAIRE = 14_000
_PASSAGES = 12


def _ancetres(*suite):
    return [{"titre": _("Analyses"), "url": reverse("wagtail_serve", args=["analyses/"])}, *suite]


def _archive_ancetre():
    return {"titre": _("Archive des rapports"), "url": reverse("archives")}


@login_not_required
def archives(request):
    """The reports that this reader may open, newest first; the words asked for are looked for inside them."""
    question = _question(request)
    mots = mots_cherches(question)
    documents = DocumentArchive.objects.visibles_pour(request.user).contenant(mots)
    documents = documents.select_related("groupe", "auteur").defer("texte_plie")
    if not mots:
        documents = documents.defer("texte", "texte_plie").annotate(debut=Substr("texte", 1, _DEBUT))
    page = Paginator(documents, PAR_PAGE).get_page(request.GET.get("page"))
    for document in page:
        document.passage = passage(_lisible(document, document.texte), mots) if mots else []
        document.premiers_mots = "" if mots else _premiers_mots(document)
    contexte = {
        "page": page,
        "question": question,
        "mots": mots,
        "peut_deposer": peut_deposer(request.user),
        "ancetres": _ancetres(),
    }
    return render(request, "veille/archives.html", contexte)


def _lisible(document, texte):
    return sans_marques(texte) if document.filename.lower().endswith(".md") else texte


def _premiers_mots(document):
    """Its first words, after the title that the page already shows."""
    texte = _lisible(document, document.debut).lstrip()
    titre = document.title.strip()
    return texte[len(titre) :].lstrip() if titre and texte.lower().startswith(titre.lower()) else texte


def _question(request):
    return " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]


@login_not_required
def archive(request, reference):
    """One report: what it holds, and where the words asked for stand in it."""
    question = _question(request)
    documents = DocumentArchive.objects.visibles_pour(request.user).select_related("groupe", "auteur")
    documents = documents.defer("texte_plie") if question else documents.defer("texte", "texte_plie")
    document = get_object_or_404(documents.annotate(debut=Substr("texte", 1, _SOMMAIRE)), reference=reference)
    contexte = {
        "document": document,
        "question": question,
        "passages": _passages(document, question) if question else [],
        "premiers_mots": _premiers_mots(document),
        "sommaire": sommaire_de(document.debut),
        "lien": request.build_absolute_uri(document.get_absolute_url()),
        "etiquettes": document.tags.all(),
        "ancetres": _ancetres(_archive_ancetre()),
    }
    return render(request, "veille/archive.html", contexte)


def _passages(document, question):
    return passages(_lisible(document, document.texte), mots_cherches(question), _PASSAGES)


def archive_nouvelle(request):
    if not peut_deposer(request.user):
        raise Http404
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        deja = _deja_la(request.user, form)
        if deja is not None:
            form.add_error("file", _("Ce fichier est déjà dans l’archive : « %(titre)s ».") % {"titre": deja})
        else:
            return _ranger(request, form)
    contexte = {"form": form, "ancetres": _ancetres(_archive_ancetre())}
    return render(request, "veille/archive_form.html", contexte)


def _deja_la(user, form):
    """The same file, if this person may know of it."""
    form.instance._set_document_file_metadata()
    return DocumentArchive.objects.visibles_pour(user).filter(file_hash=form.instance.file_hash).first()


def _ranger(request, form):
    document = actions.deposer(form.save(commit=False), form.extrait, request.user)
    form.save_m2m()
    messages.success(
        request, _("Le document est dans l’archive. Vous seul·e le voyez : proposez-le au réseau.")
    )
    if form.extrait.sans_texte:
        messages.warning(
            request,
            _("Ce PDF ne contient que des images : on le trouvera par son titre, pas par ses mots."),
        )
    return redirect(document)
