"""Which internet addresses may be fetched from: only those that belong to the public.

Covers: IPv4 and IPv6 addresses, and host names that are addresses in disguise.
Does not cover: resolving names (`network.py`).

Written out here because `ipaddress.is_global` differs between Python releases.
Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890).
"""

from __future__ import annotations

import ipaddress

_NOT_PUBLIC_V4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# Everything else in IPv6 is loopback, mapped or translated IPv4, unique-local,
# link-local, multicast, or not assigned.
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    ipaddress.IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments; Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: may carry any IPv4 address
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Whether `address`, an IP address in its usual form, can belong to a public server.

    >>> is_public("169.254.169.254"), is_public("::ffff:8.8.8.8"), is_public("8.8.8.8")
    (False, False, True)
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return not any(parsed in block for block in _NOT_PUBLIC_V4)
    return (
        parsed.scope_id is None
        and parsed in _PUBLIC_V6
        and not any(parsed in block for block in _NOT_PUBLIC_V6)
    )


def is_address(host: str) -> bool:
    """Whether `host` is an IP address in its usual form."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_disguised_address(host: str) -> bool:
    """Whether `host` is an IPv4 address in a form that only some programs understand.

    Decimal (`2130706433`), octal (`0177.0.0.1`), hexadecimal (`0x7f.1`), shortened
    (`127.1`) or with a final dot: whatever ends in a number and is no usual address.

    Source: WHATWG URL Standard 3.5, "ends in a number".
    """
    if is_address(host):
        return False
    last = host.removesuffix(".").rpartition(".")[2].lower()
    hexadecimal = last.removeprefix("0x")
    return last.isdigit() or (
        last.startswith("0x") and all(digit in "0123456789abcdef" for digit in hexadecimal)
    )
