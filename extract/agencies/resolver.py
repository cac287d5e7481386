"""Parties to bodies, in the setting of one document."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from extract.agencies.body import AGENCY, COLLECTIVE, PERSON, UNKNOWN, Body, heir, in_force
from extract.agencies.earlier import EarlierNames
from extract.agencies.keys import key
from extract.agencies.mention import Mention, MentionReader, Reading
from extract.agencies.register import COMMITTEE, NUMBER, UNIT, YOUTH, Agency, Register, register
from extract.agencies.setting import Setting, setting_of
from extract.agencies.tails import Tail, read_tail, unit_of, units_named
from extract.agencies.units import CENTRAL, CITY, COMMUNE, DISTRICT, KINDS, PROVINCE, REGION, UNIT_WORDS, Unit
from extract.finders.party import party_reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extract.finders.party import ShortName
    from extract.outline.build import Outline
    from extract.rulebook import Rulebook

_LOCAL = (COMMUNE, DISTRICT, PROVINCE)
_PERSON = regex.compile(r"(?i)^(?:(?:các )?(?:đồng chí|đ/c)|ông|bà)\s")
_NAME_ALONE = regex.compile(r"(?:\p{Lu}\p{Ll}* ?){2,4}")
_PEOPLES_COMMITTEE = "Ủy ban nhân dân"
_WHOLE = ("TU", "HU", "ĐU", "ủy", "đoàn", "Đảng")  # spellings that say which committee: VPTU, BTC Tỉnh ủy
_SERIES = ("khu vực", "cơ sở", "vùng")  # a body of a series is told even without its number
_OF_HOME = ("department", "agency", "committee", "office", "division")
_OWN_BOARDS = ("party", "assembly")  # `Ban Dân tộc` in a paper of the people's council is the council's
_DEPUTY = regex.compile(rf"(?i)^phó .*(?<!\w)(?P<kind>{UNIT_WORDS}) (?-i:(?P<name>\p{{Lu}}.*))$")


class Resolver:
    """Tells of each party of a document which body it is."""

    def __init__(
        self,
        book: Rulebook,
        setting: Setting,
        text: str = "",
        low: str = "",
        subject: str = "",
        short: Sequence[ShortName] = (),
    ):
        self.register: Register = register(book)
        self.mentions: MentionReader = mention_reader(book)
        self.parties = party_reader(book)
        self.setting = setting
        self._short = {key(each.short): each.long for each in reversed(list(short))}
        self._earlier = EarlierNames(text, low, self.parties)
        self._seen: dict[tuple[str, bool], Body] = {}
        self._text, self._subject = text, subject
        self._units: dict[str, Unit | None] = {}

    @classmethod
    def of(
        cls, outline: Outline, book: Rulebook, issued: date | None, short: Sequence[ShortName] = ()
    ) -> Resolver:
        """The resolver of a document that was issued on `issued` and defines `short` names."""
        setting = setting_of(outline, issued, register(book), mention_reader(book))
        return cls(book, setting, outline.view.text, outline.low, outline.head.subject or "", short)

    def resolve(self, name: str, at: int = 0, *, collective: bool = False) -> Body:
        """The body that the party `name`, standing at view offset `at`, is."""
        body = self._seen.get((name, collective))
        if body is None:
            mention = self.mentions.read(name)
            body = self._plain(mention, collective=collective)
            if body.sort == UNKNOWN and self._earlier.is_head(mention.body):
                return self._referred(mention, at) or body  # depends on where it stands
            self._seen[name, collective] = body
        return body

    def heir(self, body: Body, as_of: date | None) -> Body | None:
        """Who does the body's work on `as_of`, None where it still does itself (`extract.agencies.body`)."""
        return heir(body, as_of, self.register)

    # --- by its own words -----------------------------------------------------------------------------

    def _plain(self, mention: Mention, *, collective: bool) -> Body:
        long = self._short.get(key(mention.body))
        if long is not None:
            full = self.mentions.read(long)
            if not full.readings:
                return Body(long, COLLECTIVE if full.several else UNKNOWN, mention.title)
            mention = replace(full, text=mention.text, title=mention.title)
        if self._is_deputy(mention):
            return Body(mention.text, PERSON)
        body = self._chosen(mention)
        if body is not None:
            return body
        held = mention.title is not None or _NAME_ALONE.fullmatch(mention.text)
        if _PERSON.match(mention.text) or (held and self.parties.ends_in_person(mention.text)):
            return Body(mention.text, PERSON)
        if mention.several or collective:
            return Body(mention.text, COLLECTIVE, mention.title)
        return self._unit_itself(mention) or Body(mention.text, UNKNOWN, mention.title)

    def _is_deputy(self, mention: Mention) -> bool:
        """True for `Phó Chủ tịch UBND xã Phạm Văn Đức`; communes may be called after people too."""
        m = _DEPUTY.match(mention.text)
        if m is None or self.parties.ends_in_person("ông " + m.group("name")) is None:
            return False
        kind = m.group("kind").lower()
        unit = Unit(KINDS.get(kind, DISTRICT), kind, m.group("name"))
        return not self.register.lower.find(unit, self.setting.on)

    def _chosen(self, mention: Mention) -> Body | None:
        """The body that a mention's words name here; one without an agency if they name several."""
        for readings in mention.readings:
            bodies = [body for reading in readings if (body := self._fit(reading, mention)) is not None]
            if not bodies:
                continue
            if len(bodies) > 1:
                bodies = self._narrowed(bodies, mention)
            names = tuple(dict.fromkeys(body.full_name for body in bodies))
            return bodies[0] if len(names) == 1 else Body(mention.text, UNKNOWN, mention.title, several=names)
        return None

    def _narrowed(self, bodies: list[Body], mention: Mention) -> list[Body]:
        """Those that the document's day, its issuer and the very name speak for, as long as some are left."""
        written, kind, level = key(mention.body), self.setting.kind, self.setting.level or PROVINCE
        told = [(b, b.agency) for b in bodies if b.agency is not None]
        for better in (
            [b for b, _ in told if b.valid is not False],
            [b for b, a in told if a.kind == kind and kind in _OWN_BOARDS],
            [b for b, a in told if written.startswith(key(a.stem))],
            [b for b, a in told if b.place is not None or a.level not in _LOCAL],
            [b for b, a in told if a.level == level],
            [b for b, _ in told if b.place is not None],
        ):
            bodies = [b for b in bodies if b in better] or bodies
        if self.setting.on is not None:  # one name, several periods: the nearest
            bodies.sort(key=lambda b: _distance(b.agency, self.setting.on))
        return bodies

    def _fit(self, reading: Reading, mention: Mention) -> Body | None:
        """The body if a reading can be what was said here, None if its level contradicts."""
        agency, tail = reading.agency, reading.tail
        unit = None
        if agency.level in _LOCAL:
            fits, unit = self._unit_for(reading)
            if not fits:
                return None
            if unit is not None and unit.level != PROVINCE and unit.province is None:
                unit = self._within_province(unit)
        elif tail.kind is not None or tail.name is not None:
            return None
        if agency.slot == NUMBER and tail.number is None and not agency.stem.endswith(_SERIES):
            return None
        name = agency.named(unit, reading.spelling)
        if unit is None and tail.kind:
            name = f"{name} {tail.kind}" if agency.slot == UNIT else mention.body
        if tail.number:
            name = f"{name} {tail.number}"
        valid = in_force(agency, unit, self.setting.on, self.register)
        return Body(name, AGENCY, mention.title, agency, unit, tail.number, valid)

    def _unit_for(self, reading: Reading) -> tuple[bool, Unit | None]:
        """Whether a local agency can be read so, and the unit it then belongs to, None if not told."""
        agency, tail = reading.agency, reading.tail
        provinces, on = self.register.provinces, self.setting.on
        if agency.place is not None:
            return self._in_its_place(agency, agency.place, tail)
        unit = unit_of(tail, provinces, on)
        if unit is not None:
            return unit.level == agency.level, unit
        if tail.name is not None:  # a bare name that is no province
            own = self.setting.unit(agency.level)
            return own is not None and own.name is not None and key(own.name) == key(tail.name), own
        if tail.kind is None:
            return self._unsaid(agency, reading.spelling)
        if tail.kind == CITY:
            own = next((u for x in (DISTRICT, PROVINCE) if (u := self.setting.unit(x, CITY))), None)
            return (agency.level == own.level, own) if own else (agency.level in (DISTRICT, PROVINCE), None)
        level = KINDS.get(tail.kind, DISTRICT)
        if tail.tier and self.setting.unit(level) is None:
            return False, None
        return level == agency.level, self.setting.unit(level, tail.kind) or self._only(tail.kind)

    def _in_its_place(self, agency: Agency, place: str, tail: Tail) -> tuple[bool, Unit | None]:
        """The same for a body that one province has; the province may have merged since."""
        provinces, on = self.register.provinces, self.setting.on
        home = provinces.heir(place, on)
        said = unit_of(tail, provinces, on)
        before = provinces.find(place, on)
        own = {p.unit for p in (home, before) if p is not None}
        bare = tail.name is None and tail.kind in (None, "tỉnh", CITY)
        if not bare and said not in own:
            return False, None
        abroad = self.setting.province is not None and self.setting.province not in {u.name for u in own}
        if bare and abroad and agency.kind in _OF_HOME and place not in agency.name:
            return False, None  # another province may have one of that name
        return True, said if said in own else home.unit if home else None

    def _within_province(self, unit: Unit) -> Unit:
        """The district or commune in the document's own province; in the one that has it, if another one
        alone does."""
        own = self.setting.province
        homes = self.register.lower.homes(unit.name, unit.level, self.setting.on) if unit.name else set()
        home = own if own in homes or not homes else homes.pop() if len(homes) == 1 else own
        return replace(unit, within=(*unit.within, home)) if home else unit

    def _only(self, kind: str) -> Unit | None:
        """The one unit of a kind that the subject, or else the text, names; None if none or several."""
        if kind not in self._units:
            name = None
            for text in (self._subject, self._text):
                names = {key(n): n for n in units_named(text, kind)}
                if names:
                    name = next(iter(names.values())) if len(names) == 1 else None
                    break
            self._units[kind] = Unit(KINDS[kind], kind, name) if name and KINDS[kind] != PROVINCE else None
        return self._units[kind]

    def _unsaid(self, agency: Agency, spelling: str) -> tuple[bool, Unit | None]:
        """The same where the words name no unit at all: the document's own."""
        own = self.setting.unit(agency.level)
        if own is None and self.setting.level not in (None, agency.level):
            # a ministry writes to the departments of all provinces
            return agency.level == PROVINCE and self.setting.level in (CENTRAL, REGION), None
        if agency.slot and " " not in agency.stem:
            return False, None  # `Thuế`, `Báo` alone name no body
        if agency.slot in (COMMITTEE, YOUTH) and not spelling.endswith(_WHOLE):
            return self.setting.kind == "party", own  # half a name, but for those who belong to it
        return True, own

    def _unit_itself(self, mention: Mention) -> Body | None:
        """`giao huyện Đồng Văn` orders its people's committee."""
        tail = read_tail(mention.body, UNIT)
        if tail is None or tail.kind is None or tail.name is None or mention.title:
            return None
        rows = [a for a in self.register.agencies if a.stem == _PEOPLES_COMMITTEE and a.slot == UNIT]
        found = [b for a in rows if (b := self._fit(Reading(a, a.stem, tail), mention)) is not None]
        return found[0] if found else None

    # --- by what it refers to -------------------------------------------------------------------------

    def _referred(self, mention: Mention, at: int) -> Body | None:
        """The body that a bare `Sở`, `Ban Chỉ đạo` refers to: the issuer, else the one named before it."""
        head = key(mention.body)
        issuer = self.setting.issuer
        if issuer and key(issuer).startswith(head) and key(issuer) != head:
            return self._titled(self.resolve(issuer), mention)
        long = self._earlier.named(mention.body, at)
        if long is None or key(long) == head:
            return None
        body = self._plain(self.mentions.read(long), collective=False)
        return self._titled(body, mention) if body.sort in (AGENCY, UNKNOWN) else None

    def _titled(self, body: Body, mention: Mention) -> Body:
        return replace(body, title=mention.title)


def _distance(agency: Agency | None, on: date | None) -> int:
    if agency is None or on is None or agency.on(on):
        return 0
    if agency.since and on < agency.since:
        return (agency.since - on).days
    return (on - agency.to).days if agency.to else 0


@cache
def mention_reader(book: Rulebook) -> MentionReader:
    """The reader of mentions of a rule book, made once."""
    return MentionReader(register(book))
