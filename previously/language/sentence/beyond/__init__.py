"""What says more than its own clause: a denial, a reply, a chase that is lost."""
