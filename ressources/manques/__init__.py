"""What is looked for and not found (issue « Les ressources », 4)."""
