import type { Call } from './call.ts';

export interface Publish {
  /** The deduplication id that the product gave. */
  key: string;
  messageId: string;
  deduplicated: boolean;
  at: number;
  /** When its sender would have sent it, had it not slept until now (ms); the same as `at` for whoever did not sleep. */
  meant: number;
}

interface Write {
  job: string;
  fence: number;
  name: string;
  outcome: string;
}

/** What a commit of the product's database hands out. */
interface Effect {
  id: string;
  kind: string;
  payload: { to?: { email?: string } };
}

const writes = ['checkpoint_job', 'settle_job', 'fail_job'];

/** What truly happened at the services, whatever the callers were told of it. */
export class History {
  readonly publishes: Publish[] = [];
  /** Writes that were taken although a later claim held the job. */
  readonly trespasses: Write[] = [];
  readonly claims = new Map<string, number>();
  /** Mails that the database was told to have been taken. */
  readonly marked = new Set<string>();
  /** When (ms) the product was first told what became of a mail, by its effect. */
  readonly heardOf = new Map<string, number>();
  /** Mails that were handed out while their reader did not want any. */
  readonly mailsUnwanted = new Set<string>();
  /** Addresses of people who want no result mails at this moment. */
  readonly unwilling = new Set<string>();
  /** How often each write of a run ended how, for example `settle_job lost`. */
  readonly outcomes = new Map<string, number>();
  /** Promises that were seen broken on the way. */
  readonly failures: string[] = [];

  /** Takes note of a call of the database and its true answer. */
  database(name: string, body: string, answer: unknown): void {
    if (typeof answer !== 'object' || answer === null || !('outcome' in answer)) return;
    const ended = `${name} ${String(answer.outcome)}`;
    this.outcomes.set(ended, (this.outcomes.get(ended) ?? 0) + 1);
    if ('effects' in answer) this.#handedOut(answer.effects as Effect[]);
    const args: { p_job?: string; p_fence?: number; p_results?: { id?: string; outcome?: string }[] } =
      JSON.parse(body);
    if (name === 'finish_effects')
      for (const { id = '', outcome } of args.p_results ?? []) if (outcome === 'done') this.marked.add(id);
    const job = args.p_job ?? '';
    if (name === 'claim_job' && answer.outcome === 'claimed' && 'fence' in answer)
      this.claims.set(job, Number(answer.fence));
    if (!writes.includes(name) || answer.outcome === 'lost') return;
    const write = { job, fence: Number(args.p_fence), name, outcome: String(answer.outcome) };
    if (write.fence !== this.claims.get(job)) this.trespasses.push(write);
  }

  #handedOut(effects: Effect[]): void {
    for (const { id, kind, payload } of effects)
      if (kind === 'send_mail' && this.unwilling.has(payload.to?.email ?? '')) this.mailsUnwanted.add(id);
  }

  /** Takes note of events of mails that the product was told of (ms). */
  heard(body: string, at: number): void {
    const events: { app_effect_id?: string }[] = JSON.parse(body);
    for (const { app_effect_id: id } of events) if (id && !this.heardOf.has(id)) this.heardOf.set(id, at);
  }

  /** Takes note of what the broker took; `keys` are the deduplication ids as the product sent them. */
  published(keys: string[], answer: unknown, when: { meant: number; at: number }): void {
    const answers = Array.isArray(answer) ? answer : [answer];
    for (const [index, key] of keys.entries()) {
      const { messageId, deduplicated = false } = answers[index] ?? {};
      if (messageId) this.publishes.push({ key, messageId, deduplicated, ...when });
    }
  }
}

const identifier = 'upstash-deduplication-id';

/** The deduplication ids of a publish or a batch of them, in order. */
export function keysOf(request: Request, body: string): string[] {
  if (!request.url.endsWith('/v2/batch')) return [request.headers.get(identifier) ?? ''];
  const elements: { headers?: Record<string, string> }[] = JSON.parse(body);
  return elements.map(({ headers }) => new Headers(headers).get(identifier) ?? '');
}

/** The same publish without any deduplication id. */
export function withoutKeys(request: Request, body: string): Request {
  const headers = new Headers(request.headers);
  headers.delete(identifier);
  if (!request.url.endsWith('/v2/batch')) return new Request(request.url, { method: 'POST', headers, body });
  const elements: { headers?: Record<string, string> }[] = JSON.parse(body);
  const bare = elements.map((element) => {
    const kept = new Headers(element.headers);
    kept.delete(identifier);
    return { ...element, headers: Object.fromEntries(kept) };
  });
  return new Request(request.url, { method: 'POST', headers, body: JSON.stringify(bare) });
}

export const nameOf = ({ role, isolate, service, operation }: Omit<Call, 'turn'>): string =>
  `${role}#${isolate} ${service}.${operation}`;
