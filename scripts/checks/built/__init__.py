"""Rules over the pages as built: each reads the finished files and stops publication."""
