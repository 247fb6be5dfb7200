import { expect, test } from 'vitest';
import { renderMail } from '../../../lib/notifications/render.ts';
import { samples } from '../../../scripts/mails/samples.ts';

test('the mail of an alert says what is wrong, by how much, since when, where, and which entry of the runbook helps', async () => {
  const unsubscribe = { to: async () => '', open: async () => null };
  const site = { appUrl: 'https://docket.example.com', unsubscribe };
  const { subject, text, html } = await renderMail(site, { id: null, owner: 'olga', payload: samples.alert });
  expect(subject).toBe('Alert: Documents have failed for good');
  const says = [
    'It is 3, where at most 0 are promised.',
    'Open since 23 November 2026',
    'fingerprint: extract_text/engine_unavailable/pp-ocr-v4',
    'What to do: docs/runbook.md',
    'https://docket.example.com/operations',
  ];
  for (const part of says) for (const body of [text, html]) expect(body).toContain(part);
});
