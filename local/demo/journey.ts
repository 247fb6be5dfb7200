import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Details, Mail, Problem } from './client.ts';
import type { Sample } from './samples.ts';

/** What is known of a sample on its way. */
export interface Journey {
  sample: Sample;
  id: string | null;
  /** A status of the API, or one of the demo's own: `sending`, `refused`, `overdue`. */
  status: string;
  stage: string | null;
  /** 0–100 */
  progress: number;
  error: Problem | null;
  details: Details | null;
  mail: Mail | null;
}

const settled = ['completed', 'needs_review', 'failed', 'canceled'];
const patienceInMs = 120_000;

export const begin = (sample: Sample): Journey => ({
  sample,
  id: null,
  status: 'sending',
  stage: null,
  progress: 0,
  error: null,
  details: null,
  mail: null,
});

/** Sends a sample and follows it to its end, telling every change; a refusal and impatience are ends too. */
export async function travel(journey: Journey, client: Client, changed: () => void): Promise<void> {
  const file = new URL(`samples/${journey.sample.filename}`, import.meta.url);
  const sent = await client.upload(journey.sample.filename, new Uint8Array(readFileSync(file)));
  if ('refused' in sent) return note(journey, { status: 'refused', error: sent.refused }, changed);
  journey.id = sent.id;
  const end = Date.now() + patienceInMs;
  for (let pause = 80; Date.now() < end; pause = Math.min(500, pause * 1.25)) {
    const { status, stage, progress, error } = await client.status(sent.id);
    if (settled.includes(status)) journey.details = await client.details(sent.id);
    note(journey, { status, stage, progress, error }, changed);
    if (journey.details) return;
    await wait(pause);
  }
  note(journey, { status: 'overdue' }, changed);
}

function note(journey: Journey, news: Partial<Journey>, changed: () => void): void {
  Object.assign(journey, news);
  changed();
}

/** Gives every journey its mail, the one that links to its document, and waits a while (ms) for those to come. */
export async function collectMails(journeys: Journey[], read: () => Promise<Mail[]>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    handOut(await read(), journeys);
    if (journeys.every(({ id, mail }) => id === null || mail !== null) || Date.now() >= end) return;
    await wait(200);
  }
}

function handOut(mails: Mail[], journeys: Journey[]): void {
  for (const journey of journeys) {
    const { id } = journey;
    if (id !== null) journey.mail ??= mails.find(({ text }) => text?.includes(id)) ?? null;
  }
}
