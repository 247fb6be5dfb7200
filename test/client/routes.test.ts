import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openapiDocument } from '../../functions/openapi/openapi.ts';
import { routesSource } from '../../scripts/client-routes.ts';

const file = 'client/routes.ts';

test('the types of the client are those of the API (UPDATE_CLIENT=1 writes them anew)', async () => {
  const now = await routesSource(openapiDocument('https://docket.example'));
  if (process.env.UPDATE_CLIENT) writeFileSync(file, now);
  expect(readFileSync(file, 'utf8')).toBe(now);
});
