"""Single sign-on by OpenID Connect: the council's own provider tells who somebody is."""
