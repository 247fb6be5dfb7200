import { describe, expect, test } from 'vitest';
import { timeLeft } from '../../web/src/progress.ts';

const reading = { status: 'processing', stage: 'extract_text', since: 10_000, why: null };

describe('how long a document will take', () => {
  test('is told by how long it took so far', () => {
    expect(timeLeft({ ...reading, progress: 25 }, 20_000)).toBe('about 30 s left');
    expect(timeLeft({ ...reading, progress: 10 }, 70_000)).toBe('about 9 min left');
  });

  test('is not guessed before there is something to guess by, nor when it is over', () => {
    expect(timeLeft({ ...reading, progress: 5 }, 60_000)).toBeNull();
    expect(timeLeft({ ...reading, progress: 50 }, 10_900)).toBeNull();
    expect(timeLeft({ ...reading, progress: 100 }, 60_000)).toBeNull();
    expect(timeLeft({ ...reading, status: 'queued', progress: 50 }, 60_000)).toBeNull();
  });
});
