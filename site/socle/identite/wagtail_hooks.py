from wagtail import hooks

from .admin import RetourAuSite, style

hooks.register("insert_global_admin_css", style)
hooks.register("register_admin_menu_item", RetourAuSite)
