import { describe, expect, test } from 'vitest';
import {
  ahead,
  check,
  current,
  newSession,
  pick,
  place,
  skip,
  unskip,
  withWaiting,
} from '../../web/src/pages/review/queue.ts';

const three = withWaiting(newSession, ['a', 'b', 'c']);

describe('a sitting of reviewing', () => {
  test('goes from the least sure document to the next, until none is left', () => {
    expect(current(three)).toBe('a');
    const last = check(check(three, 'a'), 'b');
    expect(current(last)).toBe('c');
    expect(current(check(last, 'c'))).toBeNull();
  });

  test('keeps its order when the list is asked for anew, and takes newcomers at the end', () => {
    const later = withWaiting(check(three, 'a'), ['d', 'c', 'b']);
    expect(ahead(later)).toEqual(['b', 'c', 'd']);
  });

  test('leaves what is skipped for the end, and offers it again', () => {
    const skipped = skip(three, 'a');
    expect(ahead(skipped)).toEqual(['b', 'c']);
    expect(current(unskip(check(check(skipped, 'b'), 'c')))).toBe('a');
  });

  test('takes whichever document is picked, then goes on where it was', () => {
    const picked = pick(three, 'c');
    expect(current(picked)).toBe('c');
    expect(current(check(picked, 'c'))).toBe('a');
  });

  test('says how far one is, of those too that are not loaded yet', () => {
    expect(place(three, 17)).toEqual({ at: 1, of: 17 });
    expect(place(check(check(three, 'a'), 'b'), 15)).toEqual({ at: 3, of: 17 });
  });
});
