import { expect, test } from 'vitest';
import { createReader } from '../../../local/engines/reader.ts';
import { letter, png, sheet } from './drawing.ts';

const task = { kind: 'image', bytes: png(sheet(800, 400, letter)) } as const;
/** Whatever else the machine has to do. */
const patiently = { patience: 600_000, deadline: 600_000 };
const patient = new AbortController().signal;

test('a page that takes too long is given up, and the thread that hung on it is replaced', async () => {
  const reader = createReader({ deadline: 1 });
  const fault = { fault: { code: 4, message: 'Reading took too long.' } };
  expect(await reader.read(task, patient)).toEqual(fault);
  expect(await reader.read(task, patient)).toEqual(fault);
  await reader.close();
});

test('a reader that was closed starts again with the next page', async () => {
  const reader = createReader(patiently);
  await reader.close();
  expect(await reader.read(task, patient)).toHaveProperty('image.rows.length', letter.length);
  await reader.close();
});

test('a caller who has gone is not read for, and those behind it are', async () => {
  const reader = createReader(patiently);
  const gone = reader.read(task, AbortSignal.abort());
  const next = reader.read(task, patient);
  await expect(gone).rejects.toThrow();
  expect(await next).toHaveProperty('image.rows.length', letter.length);
  await reader.close();
});

test('a task that waited longer for its turn than its asker does is answered at once, unread', async () => {
  const reader = createReader({ ...patiently, patience: 0 });
  expect(await reader.read(task, patient)).toEqual({
    fault: { code: 4, message: 'The engine was busy for too long.' },
  });
  await reader.close();
});
