"""Rules that stop nothing: what a person should look at. Same shape as those of source/."""
