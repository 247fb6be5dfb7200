import type { Row } from '../row.ts';
import { killEverywhere } from './kills.ts';
import { faultsOf, settlePeople } from './people.ts';
import { openTown } from './town.ts';

export interface Digests {
  people: number;
  calls: number;
  mails: number;
  seconds: number;
  /** Mails that are missing, there twice, or not their reader's own. */
  faults: string[];
  kills: { people: number; kills: number; faults: string[] };
}

/** Lets digests fall due for many people at once, and looks at each mail; then kills smaller runs at every step. */
export async function measureDigests(people: number, say: (line: string) => void): Promise<Digests> {
  const town = await openTown({ reports: false });
  say(`Settling ${people} people`);
  await settlePeople(town, people);
  say('Planning and sending their digests');
  const started = performance.now();
  await town.fire('digest');
  const seconds = (performance.now() - started) / 1000;
  const mails = town.mails();
  const faults = faultsOf(mails, people);
  const calls = town.counts()['sendgrid.requests'] ?? 0;
  await town.close();
  say('Killing runs before and after each of their steps');
  const few = 20;
  const kills = { people: few, ...(await killEverywhere(few)) };
  return { people, calls, mails: mails.length, seconds: Math.round(seconds * 100) / 100, faults, kills };
}

/** The figures in groups, as they are shown. */
export const digestRows = ({ people, calls, mails, seconds, faults, kills }: Digests): Record<string, Row[]> => ({
  [`Digests of ${people} people who are due at once`]: [
    { label: 'calls of the mail vendor', value: calls, budget: { most: Math.ceil(people / 1000) }, counted: true },
    { label: 'mails that were taken', value: mails, budget: { least: people }, counted: true },
    {
      label: 'mails missing, doubled or not their reader’s own',
      value: faults.length,
      budget: { most: 0 },
      counted: true,
    },
    {
      label: 'planned and sent, seconds',
      value: seconds,
      budget: { most: 20 },
      note: 'database and vendors beside it',
    },
  ],
  [`Runs of ${kills.people} that die and are repeated`]: [
    { label: 'deaths, before and after each step', value: kills.kills, budget: { least: 10 }, counted: true },
    { label: 'mails missing or doubled', value: kills.faults.length, budget: { most: 0 }, counted: true },
  ],
});
