import { describe, expect, test } from 'vitest';
import { refusalOf, rulesFor } from '../../../lib/webhooks/receiver-url.ts';

const inPublic = { allowLoopback: false };
const onALaptop = { allowLoopback: true };

describe('a receiver may be', () => {
  test.each([
    'https://example.com',
    'https://example.com/hooks?tenant=1#top',
    'https://example.com:443/hooks',
    'https://hooks.example.co.uk:8443/in',
    'https://EXAMPLE.com./hooks',
    'https://münchen.example/hooks',
    'https://local.example.com/',
    'https://internal.dev/',
  ])('%s', (url) => expect(refusalOf(url, inPublic)).toBeNull());
});

describe('check 34: a receiver may not be', () => {
  test.each([
    ['', /must be an address/],
    ['example.com/hooks', /must be an address/],
    ['ftp://example.com', /must be an address/],
    ['javascript:alert(1)', /must be an address/],
    ['file:///etc/passwd', /must be an address/],
    ['https://exa mple.com', /must be an address/],
    ['https://example.com/a\r\nX-Header: b', /must be an address/],
    ['http://example.com/hooks', /must begin with https/],
    ['https://ada:secret@example.com', /name or a password/],
    ['https://ada@example.com', /name or a password/],
    ['https://example.com:22', /port 443 or 8443/],
    ['https://example.com:80', /port 443 or 8443/],
    ['https://example.com:6379', /port 443 or 8443/],
  ])('%j', (url, words) => expect(refusalOf(url, inPublic)).toMatch(words));

  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback, shortened', '127.1'],
    ['loopback, decimal', '2130706433'],
    ['loopback, hexadecimal', '0x7f000001'],
    ['loopback, hexadecimal in parts', '0x7f.0.0.1'],
    ['loopback, octal', '0177.0.0.1'],
    ['loopback, full-width', '１２７.０.０.１'],
    ['loopback, circled', '①②⑦.0.0.1'],
    ['loopback, percent-encoded', '%31%32%37.0.0.1'],
    ['loopback, with a dot at its end', '127.0.0.1.'],
    ['loopback, IPv6', '[::1]'],
    ['loopback, IPv4 in IPv6', '[::ffff:127.0.0.1]'],
    ['loopback, IPv4 in IPv6, hexadecimal', '[::ffff:7f00:1]'],
    ['loopback, IPv4 in NAT64', '[64:ff9b::7f00:1]'],
    ['nowhere in particular', '0.0.0.0'],
    ['nowhere in particular, IPv6', '[::]'],
    ['private, 10/8', '10.0.0.1'],
    ['private, 172.16/12', '172.16.0.1'],
    ['private, 192.168/16', '192.168.1.1'],
    ['carrier-grade', '100.64.0.1'],
    ['unique local', '[fd00::1]'],
    ['link-local', '169.254.10.10'],
    ['link-local, IPv6', '[fe80::1]'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['the metadata of a cloud, decimal', '2852039166'],
    ['the metadata of a cloud, IPv6', '[fd00:ec2::254]'],
    ['even a public address', '1.1.1.1'],
  ])('an IP address: %s (%s)', (_, host) => {
    expect(refusalOf(`https://${host}/`, inPublic)).toMatch(/IP address/);
  });

  test.each([
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    'metadata.google.internal',
    'printer.local',
    'nas.lan',
    'router.home.arpa',
    'wiki.corp',
    'intranet',
    'kubernetes',
    'x.onion',
    'api.default.svc',
    'api.default.svc.cluster.local',
    'vault.service.consul',
    '127.0.0.1.nip.io',
    '7f000001.nip.io',
    '10-0-0-1.sslip.io',
    'localtest.me',
    'a.lvh.me',
  ])('a name of a private network: %s', (host) => {
    expect(refusalOf(`https://${host}/`, inPublic)).toMatch(/public internet/);
  });
});

describe('check 34: where the product itself runs on this machine, a receiver', () => {
  test.each(['http://127.0.0.1:4000/hook', 'http://localhost:4000', 'https://[::1]:4000', 'http://2130706433:4000'])(
    'may be %s',
    (url) => expect(refusalOf(url, onALaptop)).toBeNull(),
  );

  test.each([
    'http://example.com',
    'https://10.0.0.1',
    'http://169.254.169.254',
    'http://ada:b@127.0.0.1',
    'http://0.0.0.0',
  ])('may not be %s all the same', (url) => expect(refusalOf(url, onALaptop)).not.toBeNull());

  test('which is told by its address', () => {
    expect(rulesFor('http://127.0.0.1:8787')).toEqual(onALaptop);
    expect(rulesFor('http://localhost:8787')).toEqual(onALaptop);
    expect(rulesFor('https://docket.example.com')).toEqual(inPublic);
    expect(rulesFor('https://127.0.0.1.example.com')).toEqual(inPublic);
  });
});
