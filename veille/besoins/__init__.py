"""The public register of unmet needs: what `socle.besoins` holds, month after month."""
