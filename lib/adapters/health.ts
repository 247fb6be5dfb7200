import type { DependencyHealth } from '../ports.ts';

/** Runs one check and says how it went; never throws, never waits longer than 2 s. */
export async function probe(name: string, required: boolean, check: () => Promise<unknown>): Promise<DependencyHealth> {
  const from = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 2 s')), 2000);
  });
  try {
    await Promise.race([check(), late]);
    return { name, required, state: 'up', ms: Date.now() - from, detail: null };
  } catch (error) {
    return {
      name,
      required,
      state: 'down',
      ms: Date.now() - from,
      detail: error instanceof Error ? error.message : String(error),
    };
  } finally {
    clearTimeout(timer);
  }
}
