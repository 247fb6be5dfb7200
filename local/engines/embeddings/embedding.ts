import { createThread } from '../thread.ts';
import type { Embedded } from './model.ts';

/** Longer than any honest text takes, loading the model included. */
const longestTextInMs = 30_000;

export interface Embedding {
  /** Embeds texts one after the other, so that those of others come in between; throws Unavailable or TookTooLong. */
  embed(texts: string[], signal: AbortSignal): Promise<Embedded[]>;
  close(): Promise<void>;
}

/** The embeddings engine, with a thread of its own. */
export function createEmbedding(deadlineInMs = longestTextInMs): Embedding {
  const thread = createThread<string, Embedded>(new URL('./worker.ts', import.meta.url), 'local embeddings engine');
  return {
    async embed(texts, signal) {
      const embedded: Embedded[] = [];
      for (const text of texts) embedded.push(await thread.ask(text, deadlineInMs, signal));
      return embedded;
    },
    close: thread.close,
  };
}
