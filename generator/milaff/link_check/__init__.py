"""Whether external links still lead somewhere. Only `milaff links` asks: a build never does."""
