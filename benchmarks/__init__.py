"""What `make bench` runs. Every figure worth comparing is a ratio measured in one run."""
