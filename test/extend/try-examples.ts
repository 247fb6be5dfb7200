import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { openapiDocument } from '../../functions/openapi/openapi.ts';
import { connect } from '../../lib/adapters/connect.ts';
import type { Context } from '../../lib/context.ts';
import { parseEnv } from '../../lib/env.ts';
import { openDocument } from '../../lib/stages/extract-text/open.ts';
import { bindings } from '../../local/bindings.ts';
import { usualPorts } from '../../local/settings.ts';
import { routesSource } from '../../scripts/client-routes.ts';
import { ask, upload } from '../chaos/simulation/client.ts';
import { takeOverFetch } from '../chaos/simulation/fetch.ts';
import { aPerson } from '../chaos/simulation/person.ts';
import { openPlatform } from '../chaos/simulation/platform.ts';
import { Simulation } from '../chaos/simulation/simulation.ts';

// In a copy of the tree that has the examples: what the product makes of papers with them, as one line of JSON.

interface Seen {
  status: string;
  fields: { name: string; value: unknown }[];
  stages: { stage: string; engine: string }[];
}

/** The verb that the example of a mail adds. */
interface Example {
  remind(ctx: Context, owner: string): Promise<unknown>;
}

const calendar =
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201T090000Z\r\nSUMMARY:Signing of the\r\n  lease\r\nUID:1\r\nEND:VEVENT\r\n';
const letter = 'Dear Ms Fenwick,\n\nplease pay to DE02 1203 0000 0000 2020 51.\n\nYours sincerely,\nJo March\n';
const scribble = 'lorem ipsum dolor\n'.repeat(40);
const paper = (name: string, text: string) => ({
  name,
  bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>,
});

async function readByEngine() {
  const server = createServer((request, response) =>
    response.end(JSON.stringify([{ text: `read ${request.url}`, confidence: 0.8 }])),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const env = parseEnv({ ...bindings(usualPorts, {}), READER_URL: `http://127.0.0.1:${port}` });
  const composition = connect(env);
  const { ocr } = composition.for({ kind: 'system', task: 'test' }, { token: null, log: composition.log }).engines;
  const document = await openDocument(new Uint8Array([1]), 'image/png', { ocr });
  const [page] = await document.readPages(1, 1);
  server.close();
  const away = await document.readPages(1, 1).catch((error: { code: string }) => error.code);
  return { engine: ocr?.engine, text: page?.text, away };
}

writeFileSync('client/routes.ts', await routesSource(openapiDocument('https://docket.example')));
const platform = await openPlatform();
const giveBack = takeOverFetch();
const simulation = new Simulation(platform);
const ada = await aPerson(platform, 'ada');
const papers = [paper('meeting.ics', calendar), paper('letter.txt', letter), paper('scribble.txt', scribble)];
const { body } = await upload(simulation, ada, papers);
await simulation.advance(60_000);
const seen = [];
for (const { id } of body?.documents ?? [])
  seen.push((await ask<Seen>(simulation, ada, 'GET', `/v1/documents/${id}`)).body);
const text = await ask<{ pages: { text: string }[] }>(
  simulation,
  ada,
  'GET',
  `/v1/documents/${body?.documents[0]?.id}/text`,
);
const isolate = simulation.isolate('cron');
const remind = () =>
  isolate.run(async () => {
    const { log } = isolate.composition;
    const ctx = isolate.composition.for({ kind: 'system', task: 'remind' }, { token: null, log });
    const { remind }: Example = await import(resolve('lib/notifications/remind.ts'));
    return remind(ctx, ada.id);
  });
await remind();
await remind();
await simulation.advance(60_000);
const mails = simulation.services.sendgrid.mails().map(({ subject, text, html }) => ({ subject, text, html }));
giveBack();
await simulation.close();
await platform.close();
console.log(JSON.stringify({ seen, text: text.body, mails, engine: await readByEngine() }));
process.exit(0);
