import { TookTooLong, Unavailable } from '../problem.ts';
import type { Embedding } from './embedding.ts';
import { openaiError } from './errors.ts';
import type { Embedded } from './model.ts';
import { dimensions, EmbeddingsRequest, modelName } from './requests.ts';

/** Answers one call of `POST /v1/embeddings`; `texts` are those that were embedded. */
export async function answerEmbeddings(
  body: unknown,
  embedding: Embedding,
  signal: AbortSignal,
): Promise<{ response: Response; texts: number }> {
  const parsed = EmbeddingsRequest.safeParse(body);
  if (!parsed.success) return { response: invalid(parsed.error.issues[0]), texts: 0 };
  try {
    const embedded = await embedding.embed(parsed.data.input, signal);
    return { response: Response.json(answerOf(embedded, parsed.data)), texts: embedded.length };
  } catch (error) {
    if (error instanceof TookTooLong) return { response: openaiError(503, 'Embedding took too long.'), texts: 0 };
    if (error instanceof Unavailable) return { response: openaiError(503, error.message), texts: 0 };
    throw error;
  }
}

/** Answers `GET /v1/models`. */
export const answerModels = (): Response =>
  Response.json({
    object: 'list',
    data: [{ id: modelName, object: 'model', created: 1_556_668_800, owned_by: 'google' }],
  });

function invalid(issue: { path: PropertyKey[]; message: string } | undefined): Response {
  const param = String(issue?.path[0] ?? 'body');
  return openaiError(400, `'${param}' ${issue?.message ?? 'is invalid'}.`, param);
}

function answerOf(embedded: Embedded[], request: EmbeddingsRequest) {
  const tokens = embedded.reduce((sum, one) => sum + one.tokens, 0);
  return {
    object: 'list',
    data: embedded.map(({ vector }, index) => ({
      object: 'embedding',
      index,
      embedding: encoded(shortened(vector, request.dimensions), request.encoding_format),
    })),
    model: modelName,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

const encoded = (vector: Float32Array, format: EmbeddingsRequest['encoding_format']): number[] | string =>
  format === 'float'
    ? [...vector]
    : Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');

/** The first numbers, of unit length again. */
function shortened(vector: Float32Array, count: number): Float32Array {
  if (count === dimensions) return vector;
  const start = vector.slice(0, count);
  const length = Math.hypot(...start) || 1;
  return start.map((value) => value / length);
}
