import { expect, test } from 'vitest';
import { type User, world } from './world.ts';

const largeForm = () => {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(9_000_000)]), 'large.pdf');
  return form;
};

test('whoever is refused while sending a large file reads why, instead of losing the connection', async () => {
  const ada = await world.user();
  const asked: [User | null, string, number][] = [
    [{ ...ada, token: 'expired' }, '/v1/documents', 401],
    [ada, '/v1/nothing', 404],
    [ada, '/v1/documents/summary', 405],
    [null, '/unsubscribe/somebody', 413],
    [null, '/messages/run-job', 401],
  ];
  // A connection breaks only now and then, so each is asked several times.
  for (let turn = 0; turn < 8; turn += 1)
    for (const [user, path, status] of asked) {
      const response = await world.api(user, path, { method: 'POST', body: largeForm() });
      expect([path, response.status]).toEqual([path, status]);
    }
});
