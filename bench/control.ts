import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from './http.ts';

export type Counts = Record<string, number>;

export interface Mail {
  text: string | null;
  html: string | null;
  /** ISO 8601, to the millisecond. */
  sent_at: string;
}

/** The control server of a local cloud. */
export interface Control {
  counts(): Promise<Counts>;
  reset(): Promise<void>;
  mails(): Promise<Mail[]>;
  /** Fires a cron trigger; resolves when its run has ended. */
  cron(name: string): Promise<void>;
  /** Resolves when no service has been used for this long (ms); throws after a minute. */
  quiet(ms: number): Promise<void>;
  /** Resolves when the counts pass the test; throws after the patience (ms). */
  until(test: (counts: Counts) => boolean, patienceMs: number): Promise<void>;
}

export function createControl(url: string): Control {
  const counts = () => requestJson<Counts>(`${url}/counts`);
  const post = (path: string, body?: string) =>
    requestJson<unknown>(`${url}${path}`, { method: 'POST', ...(body ? { body } : {}) });
  return {
    counts,
    reset: async () => void (await post('/counts/reset')),
    mails: async () => (await requestJson<{ mails: Mail[] }>(`${url}/mails`)).mails,
    cron: async (name) => void (await post('/cron', JSON.stringify({ name }))),
    async quiet(ms) {
      const deadline = performance.now() + 60_000;
      let last = '';
      let since = performance.now();
      while (performance.now() - since < ms) {
        const now = JSON.stringify(await counts());
        if (now !== last) since = performance.now();
        last = now;
        if (performance.now() > deadline) throw new Error(`The services are still busy after a minute: ${now}`);
        await sleep(25);
      }
    },
    async until(test, patienceMs) {
      const deadline = performance.now() + patienceMs;
      for (let now = await counts(); !test(now); now = await counts()) {
        if (performance.now() > deadline) throw new Error(`Gave up after ${patienceMs} ms at ${JSON.stringify(now)}`);
        await sleep(25);
      }
    },
  };
}
