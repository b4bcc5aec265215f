"""Corpora: read from files in chunks, extracted from by several processes, written in parts that are whole."""
