"""Stories with choices: ink, Yarn Spinner and Twee."""
