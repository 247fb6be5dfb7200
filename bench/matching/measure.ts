import { performance } from 'node:perf_hooks';
import { median, round } from '../statistics.ts';
import { bruteForce } from './brute-force.ts';
import { loopOverPeople, writePerson } from './loop.ts';
import { createMarket, type Market } from './market.ts';
import { addPostings, type Stock, stockDatabase } from './stock.ts';

/** How long each way took for one score that everybody asks for, in ms, and whether all found the same. */
export interface Round {
  wanted: number;
  pairs: number;
  /** Pairs that the one statement or the loop found and each-with-each did not, or the other way round. */
  wrong: number;
  statement_ms: number;
  loop_ms: number;
  ratio: number;
}

export interface Matching {
  resumes: number;
  postings: number;
  /** At the score that people ask for unless they say otherwise. */
  usual: Round;
  /** The same work as the statement's, written and explained, but person by person. */
  one_by_one: { ms: number; ratio: number };
  /** At a score that no pair can be left out for before its distance is known. */
  unpruned: Round;
  /** The whole hourly run: the statement, watermarks, events, notifications and owed mails. */
  run: { ms: number; people: number };
  /** The same again after ten more postings; `looked_at` pairs of which `created` became matches. */
  ten_more: { ms: number; looked_at: number; created: number; wrong: number };
}

const repeats = 3;

/** Matches a made-up market in one statement and in a loop over people, on a database of its own. */
export async function measureMatching(
  { resumes, postings }: { resumes: number; postings: number },
  say: (line: string) => void,
): Promise<Matching> {
  say(`Making up ${resumes} resumes and ${postings} postings`);
  const market = createMarket(resumes, postings + 10);
  const later = market.postings.splice(postings);
  const stock = await stockDatabase(market);
  try {
    say('Matching at the usual score');
    const usual = await compare(stock, market, 0.85, repeats);
    say('Writing the same matches person by person');
    await stock.query('truncate public.matches');
    const oneByOne = await timed(() => writePerson(stock, market));
    say('Matching without a prune');
    const unpruned = await compare(stock, await calibrate(stock, market, 0.05), 0.7, 1);
    say('Running the hourly run, twice');
    await calibrate(stock, market, market.model.midpoint);
    await stock.query('update public.people set min_match_score = 0.85');
    await stock.query('truncate public.matches');
    const run = await hourly(stock);
    await addPostings(stock, later, market.model.name);
    const ten = await hourly(stock);
    const wrong = await differences(stock, { ...market, postings: [...market.postings, ...later] }, 0.85);
    return {
      resumes,
      postings,
      usual,
      one_by_one: { ms: round(oneByOne) ?? 0, ratio: round(oneByOne / usual.statement_ms) ?? 0 },
      unpruned,
      run: { ms: run.ms, people: run.people },
      ten_more: { ms: ten.ms, looked_at: resumes * later.length, created: ten.created, wrong },
    };
  } finally {
    await stock.close();
  }
}

/** The same market for a model with another midpoint: when few pairs suit, what is measured is finding them, not writing. */
async function calibrate(stock: Stock, market: Market, midpoint: number): Promise<Market> {
  await stock.query('update private.embedding_models set midpoint = $1', [midpoint]);
  return { ...market, model: { ...market.model, midpoint } };
}

/** Both ways in turn, so that what else goes on meets both alike. */
async function compare(stock: Stock, market: Market, wanted: number, times: number): Promise<Round> {
  await stock.query('update public.people set min_match_score = $1', [wanted]);
  const documents = market.resumes.map(({ id }) => id);
  const statement: number[] = [];
  const loop: number[] = [];
  let found = new Set<string>();
  for (let time = 0; time < times; time += 1) {
    await stock.query('truncate public.matches');
    const all = 'select count(*) from private.write_matches($1::uuid[], 9223372036854775807, 0)';
    statement.push(await timed(() => stock.query(all, [documents])));
    loop.push(
      await timed(async () => {
        found = await loopOverPeople(stock, market, wanted);
      }),
    );
  }
  const expected = bruteForce(market, wanted);
  const wrong = unlike(expected, found) + (await differences(stock, market, wanted));
  const [statementMs, loopMs] = [median(statement) ?? 0, median(loop) ?? 0];
  return {
    wanted,
    pairs: expected.size,
    wrong,
    statement_ms: round(statementMs) ?? 0,
    loop_ms: round(loopMs) ?? 0,
    ratio: round(loopMs / statementMs) ?? 0,
  };
}

async function differences(stock: Stock, market: Market, wanted: number): Promise<number> {
  const rows = await stock.query<{ pair: string }>(
    `select document_id || '/' || posting_id as pair from public.matches`,
  );
  return unlike(bruteForce(market, wanted), new Set(rows.map(({ pair }) => pair)));
}

const unlike = (one: Set<string>, other: Set<string>): number =>
  [...one].filter((pair) => !other.has(pair)).length + [...other].filter((pair) => !one.has(pair)).length;

async function hourly(stock: Stock): Promise<{ ms: number; people: number; created: number }> {
  let answer: { people: number; created: number } | undefined;
  const ms = await timed(async () => {
    const [row] = await stock.query<{ answer: typeof answer }>('select public.match_postings() as answer');
    answer = row?.answer;
  });
  return { ms: round(ms) ?? 0, people: answer?.people ?? 0, created: answer?.created ?? 0 };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
