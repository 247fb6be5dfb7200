import { expect, test } from 'vitest';
import { createUnsubscribeLinks } from '../../../lib/adapters/unsubscribe-links.ts';

const appUrl = 'https://docket.example.com';
const owner = '0b6f1e9a-7a35-4a0e-9d41-2f6c5a1e0001';
const key = (id: string) => ({ id, secret: `${id}-is-a-secret-of-at-least-32-characters` });
const links = createUnsubscribeLinks(appUrl, [key('k1')]);
const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
const token = tokenOf(await links.to(owner, 'digest'));

test('check 31: a link leads to its person and list, and names neither', async () => {
  const link = await links.to(owner, 'job_match');
  expect(link).toMatch(/^https:\/\/docket\.example\.com\/unsubscribe\/[\w-]{70,120}$/);
  expect(await links.open(tokenOf(link))).toEqual({ owner, list: 'job_match' });
  expect(await links.to(owner, 'job_match')).toBe(link);
  for (const list of ['job_result', 'job_match', 'application_update', 'digest'] as const)
    expect(await links.open(tokenOf(await links.to(owner, list)))).toEqual({ owner, list });
});

test('check 31: a link of a former key is believed for as long as the key is there, and new ones are signed by the first', async () => {
  const rotated = createUnsubscribeLinks(appUrl, [key('k2'), key('k1')]);
  expect(await rotated.open(token)).toEqual({ owner, list: 'digest' });
  const fresh = tokenOf(await rotated.to(owner, 'digest'));
  expect(fresh).not.toBe(token);
  expect(await links.open(fresh)).toBeNull();
  expect(await createUnsubscribeLinks(appUrl, [key('k2')]).open(token)).toBeNull();
});

test('check 31: a key of the same name with another secret opens nothing', async () => {
  const other = createUnsubscribeLinks(appUrl, [{ id: 'k1', secret: 'b'.repeat(40) }]);
  expect(await other.open(token)).toBeNull();
});

test('check 31: a link that was changed anywhere, cut or prolonged opens nothing', async () => {
  const bytes = Buffer.from(token, 'base64url');
  for (const [place, byte] of bytes.entries()) {
    const forged = Buffer.from(bytes);
    forged[place] = byte ^ 1;
    expect(await links.open(forged.toString('base64url')), `byte ${place}`).toBeNull();
  }
  for (let length = 0; length < token.length; length += 1) expect(await links.open(token.slice(0, length))).toBeNull();
  for (const more of ['A', 'AAAA', '=', ' ', '\n', '%20', '/']) expect(await links.open(token + more)).toBeNull();
});

test('check 31: the same bytes written in another way open nothing', async () => {
  const bytes = Buffer.from(token, 'base64url');
  const last = token.at(-1) ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const same = [...alphabet].filter(
    (character) => character !== last && Buffer.from(token.slice(0, -1) + character, 'base64url').equals(bytes),
  );
  const others = [bytes.toString('base64'), `${token}==`, bytes.toString('hex')].filter((other) => other !== token);
  expect(others.length + same.length).toBeGreaterThan(2);
  for (const other of [...others, ...same.map((character) => token.slice(0, -1) + character)])
    expect(await links.open(other)).toBeNull();
});

test('check 31: nonsense opens nothing', async () => {
  for (const nonsense of ['', 'A', '....', 'null', 'é'.repeat(80), 'A'.repeat(5000), '__proto__'])
    expect(await links.open(nonsense)).toBeNull();
});
