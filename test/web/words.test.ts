import { describe, expect, test } from 'vitest';
import { accessText } from '../../web/src/words/accesses.ts';
import { eventText } from '../../web/src/words/events.ts';
import { statuses, statusWord } from '../../web/src/words/status.ts';
import { countText, scoreText, sizeText, words } from '../../web/src/words/text.ts';
import { agoText, durationText } from '../../web/src/words/times.ts';

describe('the words of the console', () => {
  test('names of the API become what people write', () => {
    expect([words('invoice_number'), words('iban'), countText(1, 'page'), countText(1284, 'document')]).toEqual([
      'Invoice number',
      'IBAN',
      '1 page',
      '1,284 documents',
    ]);
  });

  test('sizes and durations have a unit that fits them', () => {
    expect([sizeText(1), sizeText(512), sizeText(1536), sizeText(52_428_800)]).toEqual([
      '1 byte',
      '512 bytes',
      '1.5 KB',
      '50 MB',
    ]);
    expect([durationText(320.4), durationText(4240), durationText(180_000), durationText(9_000_000)]).toEqual([
      '320 ms',
      '4.2 s',
      '3 min',
      '2.5 h',
    ]);
  });

  test('a score is never said to be more than it is', () => {
    expect([0.997, 0.29, 0.57, 1, 0].map(scoreText)).toEqual(['99 %', '29 %', '57 %', '100 %', '0 %']);
  });

  test('a time is told by how long ago it was', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    const ago = (at: string) => agoText(at, now);
    expect(ago('2026-11-22T11:59:50Z')).toBe('just now');
    expect(ago('2026-11-22T11:55:00Z')).toBe('5 minutes ago');
    expect(ago('2026-11-21T12:00:00Z')).toBe('yesterday');
    expect(ago('2026-11-19T12:00:00Z')).toBe('3 days ago');
  });

  test('an event says what happened, and to what', () => {
    expect(eventText('mail_opened', {})).toBe('Mail opened');
    expect(eventText('job_retrying', { stage: 'extract_text', code: 'engine_unavailable' })).toBe(
      'That try did not work; another one follows (extract text, engine unavailable)',
    );
    expect(eventText('document_processed', { status: 'needs_review' })).toBe('Over (needs review)');
  });

  test('a look at a document says who did what', () => {
    const saw = (actor: 'owner' | 'key' | 'operator', action: 'opened' | 'downloaded' | 'listed', key?: string) =>
      accessText({ actor, action, key_name: key ?? null });
    expect(saw('owner', 'opened')).toBe('You opened it');
    expect(saw('key', 'downloaded', 'Bookkeeping')).toBe('The key “Bookkeeping” fetched the original');
    expect(saw('key', 'opened')).toBe('A key that is gone opened it');
    expect(saw('operator', 'listed')).toMatch(/^An operator was shown .*, not what is in it$/);
  });

  test('every status has a word of its own', () => {
    expect(new Set(statuses.map((status) => statusWord(status)[0])).size).toBe(statuses.length);
  });
});
