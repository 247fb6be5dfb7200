import { lastDue } from './cron.ts';

const minute = 60_000;

/** Fires what is due at the beginning of every minute of this clock, as hosted cron triggers do; answers how to stop. */
export function startTicker(
  now: () => number,
  crons: readonly string[],
  fire: (expression: string, at: number) => Promise<unknown>,
): () => void {
  let timer: NodeJS.Timeout;
  const tick = async () => {
    const at = now();
    for (const expression of crons) {
      const due = lastDue(expression, at - minute, at);
      if (due !== null) await fire(expression, due).catch((error) => console.error('[cron]', error));
    }
    wait();
  };
  const wait = () => {
    timer = setTimeout(tick, minute - (now() % minute));
  };
  wait();
  return () => clearTimeout(timer);
}
