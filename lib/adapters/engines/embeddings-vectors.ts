import * as z from 'zod';
import { unavailable } from './embeddings-errors.ts';

const Answer = z.object({
  data: z.array(
    z.object({
      index: z.int().nonnegative(),
      embedding: z.union([z.array(z.number()).min(1), z.base64().min(1)]),
    }),
  ),
});

/** The vectors of an OpenAI answer in the order asked, as many as were asked for; throws AppError when it is something else. */
export function vectorsIn(answer: unknown, count: number): number[][] {
  const parsed = Answer.safeParse(answer);
  const data = parsed.data?.data.toSorted((a, b) => a.index - b.index) ?? [];
  const complete = data.length === count && data.every(({ index }, place) => index === place);
  if (!complete) throw unavailable('The embeddings engine answered in a form that is not understood.', parsed.error);
  return data.map(({ embedding }) => (typeof embedding === 'string' ? floatsOf(embedding) : embedding));
}

/** 32-bit floats, little end first, whatever this machine's own order is. */
function floatsOf(base64: string): number[] {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getFloat32(index * 4, true));
}
