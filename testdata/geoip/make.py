#!/usr/bin/env python3
"""Writes the GeoIP test databases of pulsetrail next to this file.

Turns the tables below into small MaxMind DB files, one per record layout the
readers have to understand, and two files that are no valid database. Running it
again gives the same bytes: the build time is fixed and nothing depends on hash
order, locale or clock.

    python3 -m venv /tmp/geoip-venv
    /tmp/geoip-venv/bin/pip install mmdb_writer==0.2.7 netaddr==1.3.0
    /tmp/geoip-venv/bin/python testdata/geoip/make.py

The tables are written by hand for the tests: coordinates are rounded, most network
owners are made up. Do not use them to locate anybody.
"""

import calendar
import sys
from pathlib import Path

import mmdb_writer
import netaddr
from mmdb_writer import MMDBWriter, SearchTreeNode
from netaddr import IPSet

PINNED = {"mmdb_writer": "0.2.7", "netaddr": "1.3.0"}
HERE = Path(__file__).resolve().parent

# The library stamps the current time; a fixed one keeps the files reproducible.
BUILD_EPOCH = calendar.timegm((2025, 3, 1, 0, 0, 0))

# Where real IPv6 databases repeat the IPv4 tree that lives in ::/96:
# IPv4-mapped addresses, Teredo and 6to4.
IPV4_ALIASES = ("::ffff:0:0/96", "2001::/32", "2002::/16")


class Database(MMDBWriter):
    """A MaxMind DB with a fixed build time and, for IPv6, the usual IPv4 aliases."""

    def __init__(self, name, description, ip_version=6, int_type="u16"):
        super().__init__(
            ip_version=ip_version,
            database_type=name,
            languages=["en"],
            description={"en": description},
            ipv4_compatible=ip_version == 6,
            int_type=int_type,
            float_type="f64",
        )

    def _build_meta(self):
        return {**super()._build_meta(), "build_epoch": BUILD_EPOCH}

    def add(self, networks, record):
        for network in networks.split():
            self.insert_network(IPSet([network]), record)

    def save(self, file_name):
        if self.ip_version == 6:
            self._alias_ipv4()
        self.to_db_file(str(HERE / file_name))

    def _alias_ipv4(self):
        ipv4 = self.tree
        for _ in range(96):
            ipv4 = ipv4.left
        for alias in map(netaddr.IPNetwork, IPV4_ALIASES):
            bits = f"{alias.value:0128b}"[: alias.prefixlen]
            node = self.tree
            for bit in map(int, bits[:-1]):
                node = node.get_or_create(bit)
                assert isinstance(node, SearchTreeNode), f"{alias} is inside a record"
            assert node[int(bits[-1])] is None, f"{alias} holds records"
            node[int(bits[-1])] = ipv4


COUNTRIES = {
    "BE": ("EU", "Belgium"),
    "BT": ("AS", "Bhutan"),
    "CN": ("AS", "China"),
    "DE": ("EU", "Germany"),
    "FR": ("EU", "France"),
    "GB": ("EU", "United Kingdom"),
    "JP": ("AS", "Japan"),
    "SE": ("EU", "Sweden"),
    "US": ("NA", "United States"),
}

# networks, country, city or None, latitude, longitude, accuracy (km), time zone.
# Coordinates need a fraction: the library's value cache takes 10 and 10.0 for one value.
# 71.160.223.0/24 and 65.0.0.0/13 are left out on purpose: "unknown country".
PLACES = [
    ("89.160.20.112/28 89.160.20.128/25", "SE", "Linköping", 58.41, 15.62, 20, "Europe/Stockholm"),
    ("2.125.160.216/29", "GB", "Boxford", 51.44, -1.38, 100, "Europe/London"),
    ("216.160.83.56/29", "US", "Milton", 47.25, -122.31, 20, "America/Los_Angeles"),
    ("175.16.199.0/24", "CN", "Changchun", 43.88, 125.32, 100, "Asia/Shanghai"),
    ("81.2.69.142/31 81.2.69.144/28", "GB", "London", 51.51, -0.09, 10, "Europe/London"),
    ("67.43.156.0/24", "BT", None, 27.45, 90.42, 500, "Asia/Thimphu"),
    ("2001:218::/32", "JP", None, 35.69, 139.75, 100, "Asia/Tokyo"),
    ("203.0.113.0/25", "FR", "Paris", 48.86, 2.35, 10, "Europe/Paris"),
    ("203.0.113.128/25", "FR", "Lyon", 45.76, 4.84, 10, "Europe/Paris"),
    ("198.51.100.0/25", "BE", "Brussels", 50.85, 4.35, 10, "Europe/Brussels"),
    ("2001:db8:1::/48", "DE", "Berlin", 52.52, 13.41, 10, "Europe/Berlin"),
]

# networks, number, organisation or None.
SYSTEMS = [
    ("89.160.20.112/28 89.160.20.128/25", 29518, "Bredband2 AB"),
    ("216.160.83.56/29", 209, None),
    ("67.43.156.0/24", 35908, "Bhutan Net"),
    ("81.2.69.128/25", 20712, "London Hosting Ltd"),
    ("2.125.160.216/29", 5607, "Chiltern Broadband Ltd"),
    ("203.0.113.0/24", 64496, "Example Télécom"),
    ("71.160.223.0/24", 64500, "Spray Hosting"),
]

# networks, the flags that are set. Flags that are not set are left out, as in real
# files; no flag at all is an empty map: a hit that says nothing.
ANONYMOUS = [
    (
        "81.2.69.142/31 81.2.69.144/28",
        "is_anonymous is_anonymous_vpn is_hosting_provider is_public_proxy is_tor_exit_node",
    ),
    ("71.160.223.0/24", "is_anonymous is_hosting_provider"),
    ("65.0.0.0/13", "is_anonymous is_tor_exit_node"),
    ("89.160.20.112/28", ""),
]


def country_record(code):
    continent, name = COUNTRIES[code]
    return {
        "continent": {"code": continent},
        "country": {"iso_code": code, "names": {"en": name}},
    }


def city_record(code, city, latitude, longitude, accuracy, time_zone):
    record = country_record(code)
    if city:
        record["city"] = {"names": {"en": city}}
    record["location"] = {
        "accuracy_radius": accuracy,
        "latitude": latitude,
        "longitude": longitude,
        "time_zone": time_zone,
    }
    return record


def city():
    db = Database("Pulsetrail-Test-City", "pulsetrail test data: nested city layout")
    for networks, *place in PLACES:
        db.add(networks, city_record(*place))
    db.save("city.mmdb")


def country():
    db = Database("Pulsetrail-Test-Country", "pulsetrail test data: nested country layout")
    for networks, code, *_ in PLACES:
        db.add(networks, country_record(code))
    db.save("country.mmdb")


def asn():
    db = Database("Pulsetrail-Test-ASN", "pulsetrail test data: ASN layout", int_type="u32")
    for networks, number, organisation in SYSTEMS:
        record = {"autonomous_system_number": number}
        if organisation:
            record["autonomous_system_organization"] = organisation
        db.add(networks, record)
    db.save("asn.mmdb")


def anonymous():
    db = Database("Pulsetrail-Test-Anonymous-IP", "pulsetrail test data: anonymiser flags")
    for networks, flags in ANONYMOUS:
        db.add(networks, {flag: True for flag in flags.split()})
    db.save("anonymous.mmdb")


def ipinfo_lite():
    """Flat: `country` is the NAME, `asn` a string with the letters AS."""
    db = Database("Pulsetrail-Test-IPinfo-Lite", "pulsetrail test data: flat layout, country by name")
    for network, code, asn, owner, domain in [
        ("203.0.113.0/24", "FR", "AS64496", "Example Télécom", "telecom.example"),
        ("198.51.100.0/24", "BE", "AS64497", "Example Hosting", "hosting.example"),
    ]:
        db.add(
            network,
            {
                "as_domain": domain,
                "as_name": owner,
                "asn": asn,
                "continent": "Europe",
                "continent_code": COUNTRIES[code][0],
                "country": COUNTRIES[code][1],
                "country_code": code,
            },
        )
    db.save("ipinfo-lite.mmdb")


def ipinfo_location():
    """Flat and older: `country` is the CODE, the coordinates are strings."""
    db = Database("Pulsetrail-Test-IPinfo-Location", "pulsetrail test data: flat layout, country by code")
    db.add(
        "203.0.113.0/24",
        {
            "city": "Paris",
            "country": "FR",
            "lat": "48.86",
            "lng": "2.35",
            "region": "Île-de-France",
            "timezone": "Europe/Paris",
        },
    )
    db.save("ipinfo-location.mmdb")


def dbip_city():
    """Nested, but no accuracy and no time zone; subdivisions have a name and no code."""
    db = Database("Pulsetrail-Test-DBIP-City", "pulsetrail test data: nested city layout, few fields")
    record = country_record("FR")
    record["city"] = {"names": {"en": "Paris"}}
    record["location"] = {"latitude": 48.86, "longitude": 2.35}
    record["subdivisions"] = [{"names": {"en": "Île-de-France"}}]
    db.add("203.0.113.0/24", record)
    db.save("dbip-city.mmdb")


def v4only_city():
    """IPv4 tree only: asking it for an IPv6 address is an error, not a miss."""
    db = Database("Pulsetrail-Test-City-IPv4", "pulsetrail test data: IPv4 only", ip_version=4)
    db.add("203.0.113.0/24", city_record("FR", "Paris", 48.86, 2.35, 10, "Europe/Paris"))
    db.save("v4only-city.mmdb")


def not_databases():
    """A download that broke off (the metadata stand at the end), and a text file."""
    whole = (HERE / "city.mmdb").read_bytes()
    (HERE / "broken.mmdb").write_bytes(whole[: len(whole) // 2])
    (HERE / "notadb.mmdb").write_bytes(b"This is a text file with the name of a database.\n")


def main():
    found = {"mmdb_writer": mmdb_writer.__version__, "netaddr": netaddr.__version__}
    if found != PINNED:
        sys.exit(f"needs {PINNED}, found {found}: other versions may write other bytes")
    for make in (
        city,
        country,
        asn,
        anonymous,
        ipinfo_lite,
        ipinfo_location,
        dbip_city,
        v4only_city,
        not_databases,
    ):
        make()


if __name__ == "__main__":
    main()
