import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settling } from '../../web/src/ui/settling.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is typed counts once, when nothing more is typed for a moment', () => {
  const said: string[] = [];
  const typed = settling((text) => said.push(text));
  for (const text of ['i', 'in', 'inv ']) {
    typed.type(text);
    vi.advanceTimersByTime(299);
  }
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(['inv']);
});

test('what is typed counts at once when the field is left, and not again later', () => {
  const said: string[] = [];
  const typed = settling((text) => said.push(text));
  typed.type('inv');
  typed.flush();
  typed.flush();
  vi.advanceTimersByTime(1000);
  expect(said).toEqual(['inv']);
});

test('what is typed on a page that is gone counts no more', () => {
  const said: string[] = [];
  const typed = settling((text) => said.push(text));
  typed.type('inv');
  typed.drop();
  vi.advanceTimersByTime(1000);
  expect(said).toEqual([]);
});
