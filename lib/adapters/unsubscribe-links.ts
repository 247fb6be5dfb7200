import type { MailList, UnsubscribeLinks } from '../ports/mails.ts';

export interface LinkKey {
  /** 1 to 16 characters of ASCII. */
  id: string;
  secret: string;
}

const version = 1;
// Their places are in every link that was ever mailed.
const lists: readonly MailList[] = ['job_result', 'job_match', 'application_update', 'digest'];

/**
 * Links whose last part is base64url of a version, the name of a key, the person's id, the list and an HMAC (SHA-256) of
 * all that. The first key signs, and every key is believed.
 */
export function createUnsubscribeLinks(appUrl: string, keys: LinkKey[]): UnsubscribeLinks {
  const [first] = keys;
  if (!first) throw new Error('There is no key to sign links with.');
  const imported = new Map<string, Promise<CryptoKey>>();
  const keyOf = (one: LinkKey): Promise<CryptoKey> => {
    const key = imported.get(one.id) ?? importKey(one.secret);
    imported.set(one.id, key);
    return key;
  };
  return {
    async to(owner, list) {
      const said = statement({ keyId: first.id, owner, list });
      const mac = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(first), said));
      return `${appUrl.replace(/\/+$/, '')}/unsubscribe/${encode(joined(said, mac))}`;
    },

    async open(token) {
      const bytes = decode(token);
      const read = bytes && readStatement(bytes);
      const key = read && keys.find(({ id }) => id === read.keyId);
      if (!bytes || !key) return null;
      // The check compares in constant time.
      const isOurs = await crypto.subtle.verify(
        'HMAC',
        await keyOf(key),
        bytes.slice(-macBytes),
        bytes.slice(0, -macBytes),
      );
      return isOurs ? { owner: read.owner, list: read.list } : null;
    },
  };
}

interface Statement {
  keyId: string;
  owner: string;
  list: MailList;
}

const macBytes = 32;
const ownerBytes = 16;

const importKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);

function statement({ keyId, owner, list }: Statement): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(keyId);
  const id = Uint8Array.from(owner.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return Uint8Array.from([version, name.length, ...name, ...id, lists.indexOf(list)]);
}

function readStatement(bytes: Uint8Array): Statement | null {
  const nameEnd = 2 + (bytes[1] ?? 0);
  const list = lists[bytes[nameEnd + ownerBytes] ?? lists.length];
  if (bytes[0] !== version || bytes.length !== nameEnd + ownerBytes + 1 + macBytes || !list) return null;
  const keyId = new TextDecoder().decode(bytes.subarray(2, nameEnd));
  const digits = Array.from(bytes.subarray(nameEnd, nameEnd + ownerBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return { keyId, owner: digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), list };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The bytes of the one way to write them; null for every other text. */
function decode(token: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]{1,200}$/.test(token)) return null;
  try {
    const text = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    return encode(bytes) === token ? bytes : null;
  } catch {
    return null;
  }
}
