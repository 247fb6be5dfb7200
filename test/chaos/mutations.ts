import { liveThrough } from './kill-points.ts';
import { type Life, letter, overlapping, returning } from './lives.ts';
import { type Cut, first } from './simulation/plan.ts';
import type { Platform } from './simulation/platform.ts';
import type { Simulation } from './simulation/simulation.ts';
import { morning } from './told-lives.ts';
import { called } from './webhook-lives.ts';

/** One safeguard taken out of the product, and the story that must notice. */
export interface Mutation {
  name: string;
  /** What is cut out of every function of the database that has it. */
  takesOut?: RegExp;
  /** Constraint of a table that goes with it. */
  constraint?: { table: string; name: string; definition: string };
  prepare?(simulation: Simulation): void;
  life: Life;
  cut?: () => Cut;
  /** The promise that must be found broken: for any other reason it would not count. */
  promise: RegExp;
}

export const mutations: readonly Mutation[] = [
  {
    name: 'the fence is not looked at',
    takesOut: / and fence = p_fence(?= and status = 'processing' for update)/,
    life: overlapping,
    promise: /^I3 only the newest claim writes/,
  },
  {
    name: 'no unique index on what is owed',
    takesOut: /on conflict \(dedupe_key\) do (nothing|update set[^;)]*?(?=\n\s*where b\.status)\s*where [^)]*\))/,
    constraint: { table: 'public.outbox', name: 'outbox_dedupe_key_key', definition: 'unique (dedupe_key)' },
    life: returning,
    promise: /^I3 an effect is owed once/,
  },
  {
    name: 'no deduplication id on what is published',
    prepare(simulation) {
      simulation.stripsKeys = true;
    },
    life: letter,
    cut: () => first('publish', 'drop-after'),
    promise: /^I3 one message per attempt/,
  },
  {
    name: 'no ON CONFLICT for what is told of a mail twice',
    takesOut: /on conflict \(id\) do nothing(?=\s+returning id\s+\),\s+new as)/,
    life: letter,
    cut: () => first('record_mail_events', 'crash-after'),
    promise: /^I1 all works again when all is healed: a request to hook was answered 5/,
  },
  {
    name: 'a digest does not move its window on',
    takesOut: /, digest_cursor = w\.to_cursor/,
    life: morning,
    promise: /^I11 digests tell everything once/,
  },
  {
    name: 'the sweep does not look after webhooks',
    takesOut:
      /select s\.effects, s\.more into v_effects, v_more from private\.sweep_webhooks\(p_limit, v_effects, v_more\) s;/,
    life: called,
    cut: () => first('publish', '5xx-before'),
    promise: /^I1 every delivery is made/,
  },
];

export interface Caught {
  name: string;
  /** What the story found with the safeguard in place: nothing. */
  before: string[];
  /** What it found without. */
  without: string[];
  isCaught: boolean;
}

/** Lives the same story with and without a safeguard; puts the safeguard back. */
export async function mutate(platform: Platform, mutation: Mutation): Promise<Caught> {
  const { name, life, cut, prepare, promise } = mutation;
  const { broken: before } = await liveThrough(platform, life, { cutFor: cut });
  const putBack = await takeOut(platform, mutation);
  try {
    const { broken: without } = await liveThrough(platform, life, { cutFor: cut, prepare });
    const isCaught = before.length === 0 && without.some((sentence) => promise.test(sentence));
    return { name, before, without, isCaught };
  } finally {
    await platform.wipe();
    await putBack();
  }
}

const ourFunctions = `
select pg_get_functiondef(oid) as source from pg_proc
where pronamespace in ('public'::regnamespace, 'private'::regnamespace) and prolang <> (select oid from pg_language where lanname = 'c') and prokind = 'f'`;

async function takeOut({ query }: Platform, { takesOut, constraint }: Mutation): Promise<() => Promise<void>> {
  const putBack: string[] = [];
  if (takesOut) {
    const sources = (await query<{ source: string }>(ourFunctions)).map(({ source }) => source);
    const touched = sources.filter((source) => takesOut.test(source));
    if (touched.length === 0) throw new Error(`No function has ${takesOut}: the mutation would change nothing.`);
    for (const source of touched) await query(source.replace(takesOut, ''));
    putBack.push(...touched);
  }
  if (constraint) {
    await query(`alter table ${constraint.table} drop constraint ${constraint.name}`);
    putBack.push(`alter table ${constraint.table} add constraint ${constraint.name} ${constraint.definition}`);
  }
  return async () => {
    for (const statement of putBack.toReversed()) await query(statement);
  };
}
