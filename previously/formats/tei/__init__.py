"""TEI: plays as DraCor and the Folger edit them."""
