"""What a page that sends without leaving is told (static/socle/js/envoi.js)."""

from django.http import JsonResponse
from django.shortcuts import redirect


def sans_quitter_la_page(request):
    return request.method == "POST" and not request.accepts("text/html")


def aller(request, adresse):
    """A redirection, or its address; "" asks the page to send as any form and show what comes back."""
    return JsonResponse({"suite": adresse}) if sans_quitter_la_page(request) else redirect(adresse)
