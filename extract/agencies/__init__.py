"""Who is who: party phrases turned into known bodies, aware of place and date."""

from extract.agencies.body import Body, heir
from extract.agencies.register import Agency, Register, register
from extract.agencies.resolver import Resolver
from extract.agencies.teller import BodyTeller

__all__ = ["Agency", "Body", "BodyTeller", "Register", "Resolver", "heir", "register"]
