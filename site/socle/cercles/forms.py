from wagtail.admin.forms import WagtailAdminPageForm


class FormulaireDePage(WagtailAdminPageForm):
    """In Wagtail's admin, a translation asks for words only: the rest is its source's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.est_une_traduction:
            for nom in self.instance.DE_LA_SOURCE:
                self.fields.pop(nom, None)
        for champ in self.fields.values():
            # Django asks for the first value of a callable default; Wagtail does not draw it. Without this every
            # reader would be one who has just changed the page, and nobody could agree to it.
            champ.show_hidden_initial = False
