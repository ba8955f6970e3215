"""The sitemap: what anybody may read, with the same page in the other languages."""

from collections import defaultdict

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from .templatetags.langues import avec_defaut


class PlanDuSite(Sitemap):
    def items(self):
        """As Wagtail's, but of every tree: each language has its own, and the site begins at the first."""
        pages = Page.objects.filter(depth__gte=2).live().order_by("path")
        return pages.defer_streamfields().specific()

    def _urls(self, page, protocol, domain):
        adresses = super()._urls(page, protocol, domain)
        familles = defaultdict(dict)
        for adresse in adresses:
            familles[adresse["famille"]][adresse["langue"]] = adresse["location"]
        for adresse in adresses:
            jumelles = familles[adresse["famille"]]
            if len(jumelles) > 1:
                adresse["alternates"] = [
                    {"lang_code": langue, "location": autre} for langue, autre in avec_defaut(jumelles)
                ]
        return adresses
