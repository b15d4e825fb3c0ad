"""The fold of experiences into states: plain functions over flat sequences, compiled where it pays."""
