"""The lab: runs protocols of the model and reads their probes."""
