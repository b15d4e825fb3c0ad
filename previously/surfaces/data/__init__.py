"""What `--format json` gives: plain values, in the contracts' order, a file a command."""
