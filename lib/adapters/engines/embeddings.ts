import type { Embedder } from '../../ports.ts';
import { traceHeaders } from '../../trace.ts';
import type { KnownModel } from './embedding-models.ts';
import { errorOfStatus, refused, unavailable } from './embeddings-errors.ts';
import { vectorsIn } from './embeddings-vectors.ts';

export interface EmbeddingsOptions {
  /** A base such as `https://api.openai.com/v1`, or the address of a server that answers `/v1/embeddings`. */
  url: string;
  /** Null for a server that asks nobody who they are. */
  apiKey: string | null;
  model: KnownModel;
  timeoutMs?: number;
}

/** What a vector column holds. */
export const storedDimensions = 768;

// An answer of so many fits in a second of a laptop's work, and in a megabyte.
const textsPerCall = 32;

/** Embeds by any server that speaks OpenAI's protocol; shorter vectors are filled up with zeros, which changes no cosine. */
export function createEmbedder({ url, apiKey, model, timeoutMs = 30_000 }: EmbeddingsOptions): Embedder {
  const address = addressOf(url);

  async function call(texts: string[], patienceMs: number): Promise<number[][]> {
    const body = {
      model: model.name,
      input: texts,
      encoding_format: 'base64',
      // OpenAI's models of the third generation shorten their vectors when asked.
      ...(model.name.startsWith('text-embedding-3') && { dimensions: storedDimensions }),
    };
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...traceHeaders(),
        ...(apiKey && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    }).catch((cause: unknown) => {
      throw unavailable('The embeddings engine could not be reached, or took too long.', cause);
    });
    if (!response.ok) throw await errorOfStatus(response);
    const answer: unknown = await response.json().catch((cause: unknown) => {
      throw unavailable('The embeddings engine broke off its answer.', cause);
    });
    return vectorsIn(answer, texts.length).map((vector) => stored(vector, model));
  }

  return {
    model: model.kept,
    async embed(texts, { patienceMs = timeoutMs } = {}) {
      const vectors: number[][] = [];
      for (let from = 0; from < texts.length; from += textsPerCall)
        vectors.push(...(await call(texts.slice(from, from + textsPerCall), patienceMs)));
      return vectors;
    },
  };
}

/** Where the embeddings of a base are: `/v1` and `/embeddings` may be in it or not. */
export function addressOf(url: string): string {
  const base = url.replace(/\/+$/, '');
  if (base.endsWith('/embeddings')) return base;
  return /\/v\d+$/.test(base) ? `${base}/embeddings` : `${base}/v1/embeddings`;
}

function stored(vector: number[], { name, background }: KnownModel): number[] {
  if (vector.length > storedDimensions) {
    throw refused(
      `The embeddings model ${name} answers ${vector.length} numbers, of which ${storedDimensions} at most can be kept; choose a smaller model.`,
    );
  }
  const direction = unit(vector).map((value, index) => value - (background[index] ?? 0));
  return [...unit(direction), ...Array<number>(storedDimensions - vector.length).fill(0)];
}

function unit(vector: number[]): number[] {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) throw unavailable('The embeddings engine answered no direction.');
  return vector.map((value) => value / length);
}
