import { createServer } from 'node:net';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKey, serve, startSendGrid } from '../../../local/sendgrid/world.ts';

// The worker gets the address in the request and answers with the outcome.
const worker = `
  import { createMailer } from './lib/adapters/sendgrid/mailer.ts';
  export default {
    async fetch(request) {
      const { url, mail } = await request.json();
      const mailer = createMailer({ apiKey: '${apiKey}', url, from: { email: 'docket@example.com', name: 'Docket' } });
      return Response.json(await mailer.send(mail));
    },
  };`;

const mail = {
  effect_id: 'effect-1',
  to: { email: 'ada@example.com', name: null },
  category: 'test',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  headers: {},
};

let runtime: Miniflare | undefined;

beforeAll(async () => {
  const bundle = await build({
    stdin: { contents: worker, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*'],
    alias: { fs: 'node:fs', path: 'node:path' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" },
    logLevel: 'silent',
  });
  runtime = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      modules: true,
      script: bundle.outputFiles[0]?.text ?? '',
      compatibilityDate: '2026-10-01',
      compatibilityFlags: ['nodejs_compat'],
    }),
  );
  await runtime.ready;
});

afterAll(() => runtime?.dispose());

const sendTo = async (url: string): Promise<unknown> => {
  const response = await runtime?.dispatchFetch('http://worker/', {
    method: 'POST',
    body: JSON.stringify({ url, mail }),
  });
  return response?.json();
};

test('the mailer sends from inside the worker runtime', async () => {
  const { sendgrid, fetch } = startSendGrid();
  expect(await sendTo(await serve(fetch))).toMatchObject({ outcome: 'accepted' });
  expect(sendgrid.mails()).toMatchObject([{ to: 'ada@example.com', custom_args: { app_effect_id: 'effect-1' } }]);
});

test('inside the worker runtime, a broken connection leaves open whether the mail was taken', async () => {
  const breaking = createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
  const address = breaking.address();
  expect(await sendTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)).toMatchObject({
    outcome: 'unknown',
  });
  await new Promise((resolve) => breaking.close(resolve));
});
