"""The rule language: YAML files to a checked rulebook."""
