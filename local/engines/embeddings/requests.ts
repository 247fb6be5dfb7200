import { z } from 'zod';

/** The one model there is: whichever is asked for, it answers and says its name. */
export const modelName = 'universal-sentence-encoder-lite';
export const dimensions = 512;

// OpenAI's 8,192 tokens, in letters.
const longestText = 32_768;
const mostTexts = 256;

const Text = z
  .string({ error: 'is no text; lists of tokens are not supported here' })
  .min(1, 'must not be empty')
  .max(longestText, `has more than ${longestText} letters`);

/** The body of `POST /v1/embeddings`. */
export const EmbeddingsRequest = z.object({
  model: z.string({ error: 'is missing' }),
  input: z.union([Text.transform((text) => [text]), z.array(Text).min(1).max(mostTexts)], {
    error: `must be a text that is not empty and has at most ${longestText} letters, or a list of 1 to ${mostTexts} of them`,
  }),
  encoding_format: z.enum(['float', 'base64']).default('float'),
  dimensions: z.int().min(1).max(dimensions, `must be at most ${dimensions}`).default(dimensions),
  user: z.string().optional(),
});
export type EmbeddingsRequest = z.infer<typeof EmbeddingsRequest>;
