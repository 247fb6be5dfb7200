import { setTimeout } from 'node:timers/promises';
import { aCorruptPdf, aLetter, anEncryptedPdf, anInvoice, aScan, type Paper } from '../simulation/papers.ts';
import { Random } from '../simulation/random.ts';
import { type Person, type RealCloud, startRealCloud } from './real-cloud.ts';
import { judgeUploads, type Uploaded } from './uploads-verdict.ts';

const uploaders = 6;
const mostTries = 30;
const filesPerKill = 50;

// Where workers die: in the middle of anything, and right after a service has acted but before they know.
const deaths = [
  {},
  { match: 'rpc/settle_job', when: 'after', times: 1 },
  { match: '/v3/mail/send', when: 'after', times: 1 },
  { match: 'rpc/claim_job', when: 'after', times: 1 },
  { match: 'rpc/submit_documents', when: 'after', times: 1 },
];

// A fifth of all requests to each service, and some of what services send by themselves.
const kinds = ['refuse', '5xx-before', '5xx-after', '429'];
const rate = 0.05;
const services = ['qstash', 'redis', 'postgrest', 'storage', 'sendgrid'];
const sent = {
  qstash: ['duplicate', 'duplicate-concurrent', 'drop-ack'],
  sendgrid: ['duplicate', 'reorder', 'drop-ack'],
};

// What comes after the faults: longer than every retry and silence, two days in all.
const healing = [...Array(15).fill('1m'), ...Array(9).fill('10m'), ...Array(12).fill('4h')];

/** Sends so many files to the real local cloud while services fail and workers die, heals it, and holds what is left against the promises. */
export async function uploadUnderFaults(files: number, say: (line: string) => void) {
  const real = await startRealCloud();
  const from = Date.now();
  try {
    const people = await Promise.all(Array.from({ length: uploaders }, () => real.person()));
    await breakEverything(real);
    const uploading = uploadAll(real, people, files, say);
    await untilOver(uploading, () => real.advance('20s'));
    const { uploads, kills } = await uploading;
    const faults = (await real.control<{ faults: { fired: number }[] }>('GET', '/faults')).faults;
    const fired = faults.reduce((sum, fault) => sum + fault.fired, 0);
    say(`all is uploaded under ${fired} faults; healing …`);
    await real.heal();
    for (const step of healing) await real.advance(step);
    const verdict = await judgeUploads(real, uploads);
    const seconds = Math.round((Date.now() - from) / 1000);
    return { ...verdict, figures: { files, ...verdict.figures, faults_fired: fired, workers_killed: kills, seconds } };
  } finally {
    await real.close();
  }
}

async function breakEverything(real: RealCloud): Promise<void> {
  for (const service of services) for (const fault of kinds) await real.fault({ service, fault, rate });
  for (const [service, faults] of Object.entries(sent))
    for (const fault of faults) await real.fault({ service, fault, rate });
}

/** Repeats a step, one after the other, until the work is over. */
async function untilOver(work: Promise<unknown>, step: () => Promise<unknown>): Promise<void> {
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  ended.catch(() => undefined);
  while (!isOver) {
    await step();
    await setTimeout(500);
  }
}

async function uploadAll(real: RealCloud, people: Person[], files: number, say: (line: string) => void) {
  const random = new Random(files);
  const uploads: Uploaded[] = [];
  let made = 0;
  let kills = 0;
  const work = async (person: Person): Promise<void> => {
    while (made < files) {
      const count = Math.min(random.between(1, 5), files - made);
      const papers = Array.from({ length: count }, (_, index) => aPaper(random, `${made + index}`));
      made += count;
      if (Math.floor(made / filesPerKill) > kills) {
        kills += 1;
        await real.fault({ service: 'worker', fault: 'kill', ...deaths[kills % deaths.length] });
        say(`${made} files sent, ${kills} workers killed …`);
      }
      uploads.push({ person, files: count, answer: await insist(real, person, papers, `chaos-${made}-${count}`) });
    }
  };
  await Promise.all(people.map(work));
  return { uploads, kills };
}

function aPaper(random: Random, mark: string): Paper {
  const kind = random.weighted({ letter: 60, invoice: 15, broken: 12, locked: 10, scan: 3 });
  if (kind === 'invoice') return anInvoice(mark);
  if (kind === 'broken') return aCorruptPdf(mark);
  if (kind === 'locked') return anEncryptedPdf(mark);
  return kind === 'scan' ? aScan(mark, 2) : aLetter(mark);
}

/** Sends files under one idempotency key until they are accepted. */
async function insist(real: RealCloud, person: Person, papers: Paper[], key: string): Promise<Uploaded['answer']> {
  let last = '';
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const form = new FormData();
    for (const { name, bytes } of papers) form.append('files', new Blob([bytes]), name);
    const init = { method: 'POST', body: form, headers: { 'idempotency-key': key } };
    const response = await real.api(person, '/v1/documents', init).catch(String);
    if (typeof response !== 'string' && response.status === 202) return response.json();
    last = typeof response === 'string' ? response : `${response.status} ${await response.text()}`;
    await setTimeout(200);
  }
  throw new Error(`An upload was not accepted in ${mostTries} attempts: ${last}`);
}
