import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { telemetry } from '../../scripts/doctor/checks/telemetry.ts';
import { examine } from '../../scripts/doctor/examine.ts';

// A collector that takes traces from whoever knows its two secrets.
const server = createServer((request, response) => {
  const { authorization, 'x-team': team } = request.headers;
  if (request.method !== 'POST' || request.url !== '/otlp/v1/traces') response.writeHead(404).end();
  else response.writeHead(authorization === 'Basic dGhlIGtleQ' && team === 'the-team-key' ? 200 : 401).end('{}');
});
let url = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const headers = 'authorization=Basic%20dGhlIGtleQ,x-team=the-team-key';

async function look(vars: Record<string, string>) {
  const report = await examine({ vars, build: 'here', migrations: [], checks: [telemetry] });
  return report.findings[0];
}

const configured = (endpoint: string, shown: string = headers) =>
  look({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: shown });

test('the doctor finds a collector well that takes traces, and asks none where none is configured', async () => {
  expect(await configured(`${url}/otlp/`)).toMatchObject({ state: 'ok', says: 'The collector takes traces.' });
  expect(await look({})).toMatchObject({ state: 'skipped' });
});

test('a collector that is away, elsewhere or refuses the headers is a warning with what to do, and nothing of the headers', async () => {
  expect(await configured(`${url}/otlp`, 'authorization=Basic%20d3Jvbmcga2V5')).toMatchObject({
    state: 'warning',
    says: expect.stringContaining('HTTP 401'),
    remedy: expect.stringContaining('Set OTEL_EXPORTER_OTLP_HEADERS'),
  });
  expect(await configured(`${url}/otlp/v1/traces`)).toMatchObject({
    state: 'warning',
    says: expect.stringContaining('HTTP 404'),
    remedy: expect.stringMatching(/Set OTEL_EXPORTER_OTLP_ENDPOINT: .*without \/v1\/traces/),
  });
  expect(await configured('http://the-team-key.invalid', headers)).toMatchObject({ state: 'warning' });
});

test('what a collector wants to be shown is a secret, encoded or not', async () => {
  for (const secret of ['dGhlIGtleQ', 'Basic%20dGhlIGtleQ', 'the-team-key']) {
    const shown = await examine({
      vars: { OTEL_EXPORTER_OTLP_HEADERS: headers },
      build: 'here',
      migrations: [],
      checks: [() => [{ check: 'any', state: 'ok', says: `It said ${secret}.`, remedy: null }]],
    });
    expect(shown.findings[0]?.says).toBe('It said [OTEL_EXPORTER_OTLP_HEADERS].');
  }
});
