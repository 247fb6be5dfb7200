import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { EventWebhook } from '@sendgrid/eventwebhook';
import { describe, expect, test } from 'vitest';
import { createSignatureCheck } from '../../../../lib/adapters/sendgrid/event-signature.ts';
import { createMailHook } from '../../../../lib/adapters/sendgrid/mail-hook.ts';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const shown = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');

const { publicKey, privateKey } = pair();
const known = shown(publicKey);
const now = Date.now();
const seconds = Math.floor(now / 1000);

const aBody = (...events: unknown[]) =>
  Buffer.from(`[${events.map((event) => JSON.stringify(event)).join(',\r\n')}]\r\n`);

/** A post as the vendor signs it, with changes that a test makes to it afterwards. */
function aPost(body: Buffer = aBody({ event: 'delivered' }), changes: Record<string, unknown> = {}, age = 0) {
  const timestamp = String(seconds - age);
  const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), body]), privateKey).toString('base64');
  return { signature, timestamp, body, ...changes } as { signature: string; timestamp: string; body: Buffer };
}

const isSigned = (post: ReturnType<typeof aPost>, keys = [known]) => createSignatureCheck(keys)(post, now);

describe('the signature of a post', () => {
  test('check 29: is accepted where the vendor’s own SDK accepts it, whatever its length', async () => {
    const sdk = new EventWebhook();
    const key = sdk.convertPublicKeyToECDSA(known);
    for (let round = 0; round < 200; round++) {
      const post = aPost(aBody({ round }, { name: 'Zoë' }));
      expect([round, await isSigned(post)]).toEqual([round, true]);
      if (round < 3) expect(sdk.verifySignature(key, post.body, post.signature, post.timestamp)).toBe(true);
    }
  });

  test('check 29: holds for these bytes only: without the line end, or parsed and written again, it does not', async () => {
    const post = aPost();
    expect(await isSigned({ ...post, body: Buffer.from(post.body.toString().trim()) })).toBe(false);
    expect(await isSigned({ ...post, body: Buffer.from(JSON.stringify(JSON.parse(post.body.toString()))) })).toBe(
      false,
    );
    expect(await isSigned({ ...post, timestamp: String(seconds - 1) })).toBe(false);
  });

  test('check 29: may be made with either of two keys while they are changed, and with no other', async () => {
    const other = shown(pair().publicKey);
    expect(await isSigned(aPost(), [other, known])).toBe(true);
    expect(await isSigned(aPost(), [other])).toBe(false);
    expect(await isSigned(aPost(), [])).toBe(false);
  });

  test('check 29: is good for 25 hours, since posts are repeated for a day', async () => {
    expect(await isSigned(aPost(undefined, {}, 24.9 * 3600))).toBe(true);
    expect(await isSigned(aPost(undefined, {}, 25.1 * 3600))).toBe(false);
    expect(await isSigned(aPost(undefined, {}, -25.1 * 3600))).toBe(false);
  });

  test('check 29: that makes no sense is refused, and never throws', async () => {
    const der = (...bytes: number[]) => Buffer.from(bytes).toString('base64');
    const senseless = [
      null,
      '',
      '!!!',
      'äöü',
      'AAAA',
      der(0x30),
      der(0x30, 0),
      der(0x30, 0x80, 0x02, 1, 1, 0x02, 1, 1, 0, 0),
      der(0x30, 6, 0x02, 1, 0, 0x02, 1, 0),
      der(0x30, 6, 0x02, 200, 1, 0x02, 1, 1),
      der(0x30, 40, 0x02, 35, ...Array(35).fill(1), 0x02, 1, 1),
      'A'.repeat(100_000),
    ];
    for (const signature of senseless)
      expect([signature, await isSigned(aPost(undefined, { signature }))]).toEqual([signature, false]);
    for (const timestamp of [null, '', '-1', '1e9', 'now', `${seconds} `, '9'.repeat(400)])
      expect([timestamp, await isSigned(aPost(undefined, { timestamp }))]).toEqual([timestamp, false]);
    expect(await isSigned(aPost(), ['nonsense'])).toBe(false);
    expect(await isSigned(aPost(Buffer.alloc(0)))).toBe(true);
  });
});

describe('a signature that is right in all but its writing', () => {
  const integer = (bytes: Buffer) => Buffer.concat([Buffer.from([0x02, bytes.length]), bytes]);
  const sequence = (...parts: Buffer[]) => {
    const inner = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([0x30, inner.length]), inner]);
  };
  const positive = (bytes: Buffer) => ((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
  const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
  const plus = (bytes: Buffer, more: bigint) =>
    Buffer.from((BigInt(`0x${bytes.toString('hex')}`) + more).toString(16).padStart(66, '0'), 'hex');
  const n = BigInt(`0x${order.toString('hex')}`);

  /** A good post whose r and s both begin with a bit that has to be kept from meaning minus. */
  function aPostOfFullIntegers() {
    for (;;) {
      const post = aPost();
      const der = Buffer.from(post.signature, 'base64');
      const r = der.subarray(4, 4 + (der[3] ?? 0));
      const s = der.subarray(6 + r.length);
      if (r.length === 33 && s.length === 33) return { post, der, r: r.subarray(1), s: s.subarray(1) };
    }
  }

  test('check 29: is refused, and so are r and s of nothing and beyond the order of the curve', async () => {
    const { post, der, r, s } = aPostOfFullIntegers();
    expect(await isSigned(post)).toBe(true);
    const [zero, one] = [Buffer.from([0]), Buffer.from([1])];
    const written: Record<string, Buffer> = {
      'r = 0': sequence(integer(zero), integer(positive(s))),
      's = 0': sequence(integer(positive(r)), integer(zero)),
      'r = s = 0': sequence(integer(zero), integer(zero)),
      'r = s = 1': sequence(integer(one), integer(one)),
      'r = n': sequence(integer(positive(order)), integer(positive(s))),
      's = n': sequence(integer(positive(r)), integer(positive(order))),
      's + n': sequence(integer(positive(r)), integer(plus(s, n))),
      'without the zero that keeps it positive': sequence(integer(r), integer(positive(s))),
      'with a zero too many': sequence(integer(Buffer.concat([zero, zero, r])), integer(positive(s))),
      'with its length in the long form': Buffer.concat([Buffer.from([0x30, 0x81, der.length - 2]), der.subarray(2)]),
      'of indefinite length': Buffer.concat([Buffer.from([0x30, 0x80]), der.subarray(2), Buffer.from([0, 0])]),
      'with a byte behind it': Buffer.concat([der, zero]),
      'with a third integer': sequence(integer(positive(r)), integer(positive(s)), integer(one)),
      'as a set': Buffer.concat([Buffer.from([0x31]), der.subarray(1)]),
      'cut by a byte': der.subarray(0, -1),
      'r and s side by side': Buffer.concat([r, s]),
    };
    for (const [how, bytes] of Object.entries(written))
      expect([how, await isSigned({ ...post, signature: bytes.toString('base64') })]).toEqual([how, false]);
  });
});

describe('a post that is signed', () => {
  const read = (body: Buffer) => {
    const { signature, timestamp } = aPost(body);
    const headers = new Headers({
      'X-Twilio-Email-Event-Webhook-Signature': signature,
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
    });
    return createMailHook([known]).read({ headers, body });
  };
  const effect = randomUUID();
  const told = (event: string, more: Record<string, unknown> = {}) => ({
    event,
    sg_event_id: `id-of-${event}`,
    timestamp: 1_795_000_000,
    email: 'ada@example.com',
    app_effect_id: effect,
    ...more,
  });

  test('is read in the product’s words', async () => {
    expect(await read(aBody(told('open', { useragent: 'Mail' }), told('deferred', { response: '451 later' })))).toEqual(
      [
        {
          id: 'id-of-open',
          effect_id: effect,
          type: 'opened',
          at: '2026-11-18T11:06:40.000Z',
          permanent: false,
          reason: null,
          email: 'ada@example.com',
        },
        expect.objectContaining({ type: 'deferred', reason: '451 later' }),
      ],
    );
  });

  test('tells which addresses are gone for good', async () => {
    const cases: [Record<string, unknown>, boolean][] = [
      [told('bounce', { type: 'bounce', reason: '550 no such user' }), true],
      [told('bounce', { type: 'blocked', reason: '421 try later' }), false],
      [told('dropped', { reason: 'Bounced Address' }), true],
      [told('dropped', { reason: 'Unsubscribed Address' }), true],
      [told('dropped', { reason: 'Spam Reporting Address' }), true],
      [told('dropped', { reason: 'Invalid' }), true],
      [told('dropped', { reason: 'Spam Content (if Spam Checker app is enabled)' }), false],
      [told('spamreport'), true],
      [told('unsubscribe'), true],
      [told('group_unsubscribe'), true],
      [told('group_resubscribe'), false],
      [told('processed'), false],
      [told('delivered'), false],
      [told('click'), false],
    ];
    for (const [event, permanent] of cases) {
      const [found] = (await read(aBody(event))) ?? [];
      expect([event.event, event.reason, found?.permanent ?? false]).toEqual([event.event, event.reason, permanent]);
    }
  });

  test('loses only what is none of ours or makes no sense, not what stands beside it', async () => {
    const odd = [
      null,
      17,
      'text',
      [],
      {},
      { event: 'account_status_change', type: 'compliance_suspend', sg_event_id: 'a', timestamp: 1 },
      told('delivered', { sg_event_id: undefined }),
      told('delivered', { sg_event_id: 'a\u0000b' }),
      told('delivered', { timestamp: 'yesterday' }),
      told('delivered', { timestamp: 1e300 }),
      told('toString'),
      told('constructor'),
    ];
    const events = await read(aBody(...odd, told('delivered')));
    expect(events?.map(({ id }) => id)).toEqual(['id-of-delivered']);
    expect(await read(aBody(told('delivered', { app_effect_id: "' or 1=1" })))).toMatchObject([{ effect_id: null }]);
  });

  test('holds nothing that a database cannot', async () => {
    const [event] =
      (await read(aBody(told('bounce', { reason: `\u0000${'x'.repeat(499)}😀`, email: 'a\u0000@b.c' })))) ?? [];
    expect(event?.reason?.isWellFormed()).toBe(true);
    expect(JSON.stringify(event)).not.toContain('\\u0000');
    expect(event?.email).toBe('a@b.c');
  });

  test('with nothing in it is no more than empty', async () => {
    for (const body of ['', '[]', '{}', 'null', 'not json']) expect(await read(Buffer.from(body))).toEqual([]);
  });

  test('but not by the vendor is none', async () => {
    expect(await createMailHook([known]).read({ headers: new Headers(), body: aBody() })).toBeNull();
  });
});
