"""What a browser sees of a built site: visits to every page, the ways of leaving, what stays.

Tests judge it, `measure` writes it down. Needs the test tools, so no verb imports it at its top.
"""
