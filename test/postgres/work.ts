import type { Answer, World } from './world.ts';

export interface File {
  id: string;
  job_id: string;
  filename: string;
  media_type: string;
  size_in_bytes: number;
  sha256: string;
}

/** A file as the worker submits it, with content of its own unless bytes are given. */
export const aFile = (content: string = crypto.randomUUID()): File => ({
  id: crypto.randomUUID(),
  job_id: crypto.randomUUID(),
  filename: 'invoice.pdf',
  media_type: 'application/pdf',
  size_in_bytes: 42,
  sha256: Buffer.from(content).toString('hex').padEnd(64, '0').slice(0, 64),
});

/** What a run found, as small as it can be. */
export const results = {
  media_type: 'application/pdf',
  pages: [{ number: 1, text: 'Hello', source: 'text', confidence: null, lines: [] }],
  stages: [{ stage: 'extract_text', key: 'k1', engine: 'text-1', result: null, ms: 3, cost: 0 }],
  fields: [{ name: 'total', value: 12.5, confidence: 0.9, page: 1, bbox: null, quote: '12.50', engine: 'rules-1' }],
  classification: { category: 'invoice', confidence: 0.9, reasons: ['It says invoice.'], engine: 'rules-1' },
};

/** Submits files in one call. */
export const submit = (world: World, owner: string, files: File[], batch: Record<string, unknown> = {}) =>
  world.call('submit_documents', {
    p_owner: owner,
    p_batch: { id: crypto.randomUUID(), queue: 'default', stages: ['extract_text', 'classify'], ...batch },
    p_documents: files,
  });

export const claim = (world: World, job: string, message = 'msg_1', retried = 0): Promise<Answer> =>
  world.call('claim_job', { p_job: job, p_message: message, p_retried: retried });

export const settle = (world: World, job: string, fence: unknown, found: object = results): Promise<Answer> =>
  world.call('settle_job', { p_job: job, p_fence: fence, p_results: found });

export const fail = (world: World, job: string, fence: unknown, retryable: boolean): Promise<Answer> =>
  world.call('fail_job', {
    p_job: job,
    p_fence: fence,
    p_error: { code: 'engine_down', stage: 'extract_text', engine: null, detail: 'It broke.', retryable },
  });

/** How often each outcome was answered. */
export function outcomes(answers: { outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** The dedupe keys of all effects of a kind that these answers hand out. */
export const handedOut = (answers: Answer[], kind: string): string[] =>
  answers.flatMap(({ effects }) => effects.filter((effect) => effect.kind === kind).map((effect) => effect.dedupe_key));
