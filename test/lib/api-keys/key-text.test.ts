import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { hashOf, newPrefix, newSecret, readKey, writeKey } from '../../../lib/api-keys/key-text.ts';

const aKey = () => ({ prefix: newPrefix(), secret: newSecret() });

test('a key is told apart by its beginning, has 256 random bits, and reads back as it was written', () => {
  const key = aKey();
  const text = writeKey(key);
  expect(text).toMatch(/^dk_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}$/);
  expect(readKey(text)).toEqual(key);
  expect(newSecret((bytes) => bytes.fill(255))).toBe(base62(2n ** 256n - 1n));
  expect(newSecret((bytes) => bytes.fill(0))).toBe('0'.repeat(43));
  expect(new Set(Array.from({ length: 100 }, () => newPrefix())).size).toBe(100);
});

test('its last six characters are the checksum that scanners know: CRC-32 in base 62', () => {
  const text = writeKey(aKey());
  expect(text.slice(-6)).toBe(base62(BigInt(crc32(text.slice(0, -6)))).padStart(6, '0'));
});

test('a key with any character changed, cut off, added or in another place is none', () => {
  const text = writeKey(aKey());
  for (let place = 0; place < text.length; place += 1) {
    const other = text[place] === 'x' ? 'y' : 'x';
    expect(readKey(text.slice(0, place) + other + text.slice(place + 1))).toBeNull();
    expect(readKey(text.slice(0, place) + text.slice(place + 1))).toBeNull();
  }
  for (const wrong of ['', 'dk_', ` ${text}`, `${text}\n`, `${text}0`, text.toLowerCase(), text.replace('dk_', 'sk_')])
    expect(readKey(wrong)).toBeNull();
});

test('what is kept of a secret is its SHA-256', async () => {
  expect(await hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base62 = (number: bigint): string =>
  number < 62n ? (digits[Number(number)] ?? '') : base62(number / 62n) + digits[Number(number % 62n)];
