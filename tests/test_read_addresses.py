"""Which addresses belong to the public, in every form an address can be written."""

import pytest

from summarise.read.addresses import is_address, is_disguised_address, is_public

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "169.253.255.255",
    "192.0.1.0",
    "223.255.255.255",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "2a00:1450:4001:830::200e",
    "2001:4860:4860::8888",
]
NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104  # an address to refuse, not to bind
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:8.8.8.8",
    "64:ff9b::a00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1%eth0",
    "fec0::1",
    "ff02::1",
    "localhost",
    "",
]
DISGUISED = [
    "2130706433",
    "127.1",
    "127.0.1",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "0x7f000001",
    "0X7F.1",
    "0x",
    "127.0.0.1.",
    "127.0.0.01",
    "127.0.0.0x1",
    "1.2.3.4.5",
    "256.256.256.256",
    "evil.example.0",
    "١٢٧.٠.٠.١",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_public_servers_pass(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_of_special_purpose_do_not_pass(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", DISGUISED)
def test_hosts_that_end_in_a_number_are_addresses_in_disguise(host: str) -> None:
    assert is_disguised_address(host)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "::1", "example.org", "example.org.", "3com.example", "0x.example"]
)
def test_usual_addresses_and_names_are_no_disguise(host: str) -> None:
    assert not is_disguised_address(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "fe80::1%eth0"])
def test_usual_addresses_are_recognised(host: str) -> None:
    assert is_address(host)
