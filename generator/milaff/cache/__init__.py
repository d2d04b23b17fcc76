"""What an earlier run computed, by digest of everything that it depended on.

`store` is the file, `entries` the records that were read, `facts` what their texts say, `facets`
tells what changed in the graph since, and `units` keeps results with what they were made of.
"""
