"""A cycle, its dates out of holidays, and its programme."""
