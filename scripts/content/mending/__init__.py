"""What a machine can mend safely: each mender is a pure function from a text to a text.

None touches official wording, tokens, marks of sources, ids, addresses or code, and mending what is
mended changes nothing. `every` puts them in their order.
"""
