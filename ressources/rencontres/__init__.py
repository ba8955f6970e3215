"""What surrounds the dates of a dispositif: the catalogue, immersions, open doors, evaluation, attestations."""
