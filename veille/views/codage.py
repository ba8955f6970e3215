"""The coding table: a text and the codes put on its passages, by single gestures."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from socle.cercles.permissions import peut_modifier

from ..codage import actions, table
from ..codage.ecran import attributs, contexte_de_choix
from ..codage.forms import GesteForm, TexteForm
from ..models import Observation, Passage
from ..permissions import peut_coder


def _a_coder(user, reference):
    """The text of this address, if she may code it, or 404."""
    observations = Observation.objects.visibles_pour(user).select_related("seance", "groupe")
    observation = get_object_or_404(observations, reference=reference)
    if not peut_coder(user, observation):
        raise Http404
    return observation


def coder(request, reference):
    """The text and its codes; without script, one paragraph at a time (`?p=`)."""
    return _page(request, _a_coder(request.user, reference))


def _page(request, observation, form=None, statut=200):
    passages = table.passages_de(observation, request.user)
    codes = table.codes_a_poser()
    contexte = {
        "observation": observation,
        "passages": passages,
        "codes": codes + table.codes_retires(passages),
        "attributs": attributs(observation, request.user, table.empreinte(observation.version, passages)),
        "peut_corriger": peut_modifier(request.user, observation),
        "a_revoir": sum(passage["a_revoir"] for passage in passages),
        "ancetres": _ancetres(observation),
        **contexte_de_choix(request, observation, passages, codes, form),
    }
    return render(request, "veille/codage/coder.html", contexte, status=statut)


def _ancetres(observation):
    return [
        {"titre": _("Observations"), "url": reverse("observations")},
        {"titre": str(observation), "url": observation.get_absolute_url(), "langue": observation.langue},
    ]


@require_GET
def coder_etat(request, reference):
    """What changed since `v`: nothing (204), or the passages that she may see. JSON."""
    observation = _a_coder(request.user, reference)
    passages = table.passages_de(observation, request.user)
    empreinte = table.empreinte(observation.version, passages)
    if request.GET.get("v") == empreinte:
        reponse = HttpResponse(status=204)
    else:
        reponse = JsonResponse({"v": empreinte, "version": observation.version, "passages": passages})
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse


@require_POST
@sensitive_post_parameters()
def coder_geste(request, reference):
    """One gesture: put codes, take one off, take a passage away, put it back in its place, keep a memo."""
    observation = _a_coder(request.user, reference)
    form = GesteForm(request.POST)
    en_json = "application/json" in request.headers.get("Accept", "")
    if not form.is_valid():
        return _refus(
            request, observation, form, [str(e) for liste in form.errors.values() for e in liste], en_json
        )
    try:
        passage = _faire(observation, request.user, form.cleaned_data)
    except ValidationError as refus:
        return _refus(request, observation, form, refus.messages, en_json)
    except actions.TexteChange as refus:
        phrase = _("Ce passage a changé ailleurs. Relisez le texte, puis choisissez de nouveau vos mots.")
        return _refus(request, refus.observation, form, [phrase], en_json, statut=409)
    if en_json:
        observation.refresh_from_db(fields=["version"])
        fait = passage and table.passage_pour(passage, request.user)
        return JsonResponse({"passage": fait, "version": observation.version})
    messages.success(request, _("C’est gardé."))
    return redirect(_suite(observation, request.POST.get("p", "")))


def _suite(observation, paragraphe):
    adresse = reverse("coder", args=[observation.reference])
    return f"{adresse}?p={paragraphe}#choisir" if paragraphe.isdecimal() else adresse


def _refus(request, observation, form, phrases, en_json, statut=422):
    if en_json:
        return JsonResponse({"phrases": phrases, "version": observation.version}, status=statut)
    for phrase in phrases:
        messages.error(request, phrase)
    return _page(request, observation, form, statut)


def _faire(observation, user, donnees):
    """The passage as it is afterwards, or None when it went."""
    geste, bornes = donnees["geste"], (donnees["debut"], donnees["fin"])
    if geste == "coder":
        return actions.coder(
            observation, *bornes, donnees["codes"], user, cle=donnees["cle"], version=donnees["version"]
        )
    passage = Passage.objects.filter(observation=observation, codeur=user, cle=donnees["cle"]).first()
    if passage is None and geste in ("decoder", "retirer"):
        return None
    if passage is None:
        raise ValidationError(_("Ce passage a été retiré ailleurs. Codez-le de nouveau si besoin."))
    if geste == "replacer":
        return actions.replacer(passage, *bornes, user, version=donnees["version"])
    if geste == "annoter":
        actions.annoter(passage, donnees["texte"], user)
    elif geste == "decoder":
        actions.decoder(passage, donnees["codes"][0], user)
    else:
        actions.retirer(passage, user)
    return Passage.objects.filter(pk=passage.pk).first() if passage.pk else None


def texte_corriger(request, reference):
    """Correct the text: the passages follow, and what somebody else wrote meanwhile is merged."""
    observation = _a_coder(request.user, reference)
    if not peut_modifier(request.user, observation):
        raise Http404
    form = TexteForm(request.POST or None, observation=observation)
    if request.method == "POST" and form.is_valid():
        try:
            donnees = form.cleaned_data
            actions.corriger_le_texte(
                observation, donnees["texte"], request.user, donnees["version_du_texte"]
            )
        except ValidationError as refus:
            form.add_error("texte", refus)
        except actions.TexteChange as refus:
            form.reunir(refus.observation)
            form.add_error(
                None, _("Le texte a changé ailleurs. Les deux versions sont réunies : relisez, puis gardez.")
            )
        else:
            return _corrige(request, observation)
    contexte = {"form": form, "observation": observation, "ancetres": _ancetres(observation)}
    return render(request, "veille/codage/texte_form.html", contexte)


def _corrige(request, observation):
    a_revoir = (
        observation.passages.visibles_pour(request.user).filter(etat="a_revoir", codeur=request.user).count()
    )
    if a_revoir:
        messages.warning(request, _("C’est gardé. Certains passages sont à revoir : leurs mots ont changé."))
    else:
        messages.success(request, _("C’est gardé. Les passages ont suivi."))
    return redirect("coder", observation.reference)
