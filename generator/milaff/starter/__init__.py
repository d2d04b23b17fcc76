"""Files that `milaff init` and `milaff new` copy."""
