"""Addresses to scan: from a projector, a printed sheet, a card."""

import segno
from django.utils.html import format_html
from django.utils.safestring import mark_safe


def qr_svg(adresse: str, texte: str):
    """`adresse` as a QR code in SVG, black on white whatever the scheme; `texte` says where it leads."""
    code = segno.make(adresse, micro=False, error="m")
    svg = code.svg_inline(border=3, omitsize=True, light="#fff", svgclass=None, lineclass=None)
    # Made by segno of modules only: nothing typed goes into it.
    return format_html('<span class="qr" role="img" aria-label="{}">{}</span>', texte, mark_safe(svg))  # noqa: S308
