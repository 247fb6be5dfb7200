interface Dependency {
  name: string;
  state: string;
  detail: string | null;
}

/** What of `GET /health` is not up, in words; empty when all is. */
async function troubles(api: string): Promise<string[]> {
  try {
    const response = await fetch(`${api}/health`, { signal: AbortSignal.timeout(5000) });
    const { dependencies = [] }: { dependencies?: Dependency[] } = await response.json();
    const down = dependencies.filter(({ state }) => state === 'down');
    if (response.ok && down.length === 0) return [];
    return down
      .map(({ name, detail }) => `${name} is down${detail ? ` (${detail})` : ''}`)
      .concat(`HTTP ${response.status}`);
  } catch (error) {
    return [`the worker does not answer: ${error instanceof Error ? error.message : error}`];
  }
}

/** Resolves when everything that the worker depends on is up; after the patience (ms), with what is not. */
export async function untilHealthy(api: string, patienceInMs = 20_000): Promise<string[]> {
  const end = Date.now() + patienceInMs;
  for (;;) {
    const left = await troubles(api);
    if (left.length === 0 || Date.now() > end) return left;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
