import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createOcr } from '../../../lib/adapters/engines/vision.ts';

interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Reply = (request: Received) => Response | Promise<Response> | 'hang';

let reply: Reply = () => Response.json({ responses: [{}] });
const received: Received[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url: path = '/', headers } = request;
    received.push({ path, headers, body: Buffer.concat(chunks).toString() });
    const answer = await reply(received.at(-1) as Received);
    if (answer === 'hang') return;
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  received.length = 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const image = new Uint8Array([1, 2, 3]);
const answering =
  (response: object, init?: ResponseInit): Reply =>
  () =>
    Response.json(response, init);

describe('what is sent', () => {
  test('bytes larger than one piece arrive whole', async () => {
    reply = answering({ responses: [{}] });
    const large = Uint8Array.from({ length: 2_000_001 }, (_, i) => (i * 7919) % 256);
    await createOcr({ url, credentials: null }).readImage(large);
    const { requests } = JSON.parse(received[0]?.body ?? '');
    expect(Buffer.from(requests[0].image.content, 'base64').equals(large)).toBe(true);
    expect(received[0]?.headers.authorization).toBeUndefined();
  });

  test('a picture of more bytes than a request can hold is refused before it is sent, with how large it may be', async () => {
    const ocr = createOcr({ url, credentials: null });
    await expect(ocr.readImage(new Uint8Array(41 * 1024 * 1024))).rejects.toMatchObject({
      code: 'image_too_large',
      message:
        'The picture has 41.0 MB, and the OCR engine takes less than 30 MB; save it with fewer pixels, or as a JPEG.',
    });
    await expect(ocr.readTiffPages(new Uint8Array(30 * 1024 * 1024), [1])).rejects.toMatchObject({
      code: 'image_too_large',
    });
    expect(received).toEqual([]);
  });

  test('the engine on loopback and the hosted one have different names', () => {
    expect(createOcr({ url, credentials: null }).engine).toBe('pp-ocr-v4');
    expect(createOcr({ url: 'https://vision.googleapis.com', credentials: null }).engine).toBe('google-vision');
  });
});

describe('the vendor', () => {
  test('lines end where it says so, and a hyphen at the end of one is kept', async () => {
    const word = (text: string, type: string, x = 0) => ({
      boundingBox: { vertices: [{ x }, { x: x + 50 }, { x: x + 50, y: 20 }, { x, y: 20 }] },
      symbols: [{ text, property: { detectedBreak: { type } } }],
    });
    const words = [
      word('Net', 'SPACE'),
      word('total', 'SURE_SPACE', 60),
      word('9.50', 'EOL_SURE_SPACE', 150),
      word('agree', 'HYPHEN'),
      word('ment', 'LINE_BREAK'),
    ];
    const page = { width: 200, height: 100, confidence: 0.9, blocks: [{ paragraphs: [{ words }] }] };
    reply = answering({ responses: [{ fullTextAnnotation: { text: 'as the vendor wrote it', pages: [page] } }] });
    const read = await createOcr({ url, credentials: null }).readImage(image);
    expect(read.text).toBe('as the vendor wrote it');
    expect(read.confidence).toBe(0.9);
    expect(read.lines).toEqual([
      { text: 'Net total  9.50', bbox: [0, 0, 1, 0.2], words: [0, 0.25, 0.3, 0.55, 0.75, 1] },
      { text: 'agree-', bbox: [0, 0, 0.25, 0.2], words: [0, 0.25] },
      { text: 'ment', bbox: [0, 0, 0.25, 0.2], words: [0, 0.25] },
    ]);
  });

  test('an image without text is an empty page', async () => {
    reply = answering({ responses: [{}] });
    expect(await createOcr({ url, credentials: null }).readImage(image)).toEqual({
      text: '',
      confidence: 1,
      lines: [],
    });
  });

  test.each([
    [503, 'engine_unavailable'],
    [429, 'engine_unavailable'],
    [403, 'engine_refused'],
    [413, 'image_too_large'],
  ])('HTTP %i becomes %s', async (status, code) => {
    reply = answering({ error: {} }, { status, headers: { 'retry-after': '7' } });
    const failure = createOcr({ url, credentials: null }).readImage(image);
    await expect(failure).rejects.toMatchObject({ code });
    if (code === 'engine_unavailable') await expect(failure).rejects.toMatchObject({ extras: { retryAfter: 7 } });
  });

  test('a passing failure of one image is the engine being away, not a damaged document', async () => {
    reply = answering({ responses: [{ error: { code: 14, message: 'Try again.' } }] });
    const failure = createOcr({ url, credentials: null }).readImage(image);
    await expect(failure).rejects.toMatchObject({ code: 'engine_unavailable' });
  });

  test('an answer of another form, silence and a refused connection are the engine being away', async () => {
    const away = { code: 'engine_unavailable' };
    reply = answering({ hello: 'world' });
    await expect(createOcr({ url, credentials: null }).readImage(image)).rejects.toMatchObject(away);
    const arrived = new Promise<void>((resolve) => {
      reply = () => {
        resolve();
        return 'hang';
      };
    });
    await expect(createOcr({ url, credentials: null, timeoutMs: 50 }).readImage(image)).rejects.toMatchObject(away);
    // One that comes late would be counted among those of the next test.
    await Promise.race([arrived, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    const nobody = createOcr({ url: 'http://127.0.0.1:1', credentials: null });
    await expect(nobody.readImage(image)).rejects.toMatchObject(away);
  });
});

describe('with a service account', () => {
  async function account() {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const credentials = JSON.stringify({
      client_email: 'reader@project.iam.gserviceaccount.com',
      private_key: await exportPKCS8(privateKey),
      token_uri: `${url}/token`,
    });
    return { publicKey, credentials };
  }

  const granting: Reply = ({ path }) => {
    if (path !== '/token') return Response.json({ responses: [{}] });
    const number = received.filter((request) => request.path === '/token').length;
    return Response.json({ access_token: `token-${number}`, expires_in: 3600 });
  };

  test('a signed request for a token comes first, and the token goes with the image', async () => {
    reply = granting;
    const { publicKey, credentials } = await account();
    await createOcr({ url, credentials }).readImage(image);
    const assertion = new URLSearchParams(received[0]?.body).get('assertion') ?? '';
    const { payload } = await jwtVerify(assertion, publicKey, { audience: `${url}/token` });
    expect(payload).toMatchObject({
      iss: 'reader@project.iam.gserviceaccount.com',
      scope: 'https://www.googleapis.com/auth/cloud-vision',
    });
    expect(received[1]?.headers.authorization).toBe('Bearer token-1');
  });

  test('a token serves until shortly before it expires', async () => {
    reply = granting;
    let now = Date.now();
    const { credentials } = await account();
    const ocr = createOcr({ url, credentials, now: () => now });
    await ocr.readImage(image);
    now += 3_500_000;
    await ocr.readImage(image);
    now += 60_000;
    await ocr.readImage(image);
    expect(received.map(({ path, headers }) => (path === '/token' ? 'token' : headers.authorization))).toEqual([
      'token',
      'Bearer token-1',
      'Bearer token-1',
      'token',
      'Bearer token-2',
    ]);
  });

  test('a refused key is final, a token service that is down is not', async () => {
    const { credentials } = await account();
    reply = answering({ error: 'invalid_grant' }, { status: 400 });
    const ocr = createOcr({ url, credentials });
    await expect(ocr.readImage(image)).rejects.toMatchObject({ code: 'engine_refused' });
    reply = answering({}, { status: 503 });
    await expect(ocr.readImage(image)).rejects.toMatchObject({ code: 'engine_unavailable' });
  });

  test('credentials that are no key are refused without being quoted', async () => {
    const failure = createOcr({ url, credentials: '{"private_key":"secret"}' }).readImage(image);
    await expect(failure).rejects.toMatchObject({ code: 'engine_refused', cause: undefined });
    expect(received).toEqual([]);
  });
});
