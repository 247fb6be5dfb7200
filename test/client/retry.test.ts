import { expect, test } from 'vitest';
import { DocketError } from '../../client/problem.ts';
import { persistently } from '../../client/retry.ts';

const full = (retryAfter: number) =>
  new DocketError({ status: 503, code: 'deployment_full', detail: 'Full.', retryAfter });

test('whoever is asked to come back in hours is told so, and not kept waiting', async () => {
  let tries = 0;
  const action = async () => {
    tries += 1;
    throw full(22_457);
  };
  await expect(persistently(action)).rejects.toMatchObject({ code: 'deployment_full', retryAfter: 22_457 });
  expect(tries).toBe(1);
});

test('whoever is asked to come back at once does, until it works', async () => {
  let tries = 0;
  const action = async () => {
    tries += 1;
    if (tries < 3) throw full(0);
    return tries;
  };
  expect(await persistently(action, { mostMs: 1 })).toBe(3);
});
