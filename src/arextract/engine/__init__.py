"""The engine: a rulebook compiled, and folded text matched against it."""
