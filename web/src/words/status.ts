import type { StageName } from '../../../client/routes.ts';
import type { Tone } from '../ui/pill.tsx';
import { words } from './text.ts';
import { timeText } from './times.ts';

const statusWords: Record<string, [string, Tone]> = {
  uploading: ['Uploading', 'busy'],
  scheduled: ['Scheduled', ''],
  held: ['On hold', 'warn'],
  queued: ['Waiting', ''],
  processing: ['Reading', 'busy'],
  completed: ['Done', 'good'],
  needs_review: ['Please check', 'warn'],
  failed: ['Failed', 'bad'],
  canceled: ['Canceled', ''],
};

/** A status in a person's words, with the tone it is shown in. */
export const statusWord = (status: string): [string, Tone] => statusWords[status] ?? [words(status), ''];

export const statuses = Object.keys(statusWords);

const stageWords: Record<StageName, string> = {
  extract_text: 'Reading its text',
  classify: 'Finding out what it is',
  extract_fields: 'Picking out its fields',
  embed: 'Taking in its meaning',
  match: 'Comparing it with open jobs',
};

/** The stages in their order. */
export const stages = Object.keys(stageWords) as StageName[];

/** What is being done to a document now. */
export function stageWord(stage: string | null, status = 'queued'): string {
  if (!stage) return status === 'processing' ? 'Starting' : 'Waiting its turn';
  const known: Record<string, string> = stageWords;
  return known[stage] ?? words(stage);
}

/** What a document waits for, and until when if that is known. */
export const waitingText = ({ detail, until }: { detail: string; until: string | null }): string =>
  until ? `${detail.replace(/\.$/, '')}, at ${timeText(until)}.` : detail;
