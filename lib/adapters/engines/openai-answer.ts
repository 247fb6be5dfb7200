import * as z from 'zod';
import { AppError } from '../../errors.ts';

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/** What the model said, given the body of a completion; throws `engine_refused` when it said nothing whole. */
export function contentOf(text: string): string {
  const completion = Completion.safeParse(parseJson(text));
  const choice = completion.data?.choices[0];
  if (!choice) throw new AppError('engine_refused', 'The language model answered in an unknown form.');
  if (choice.message.refusal || choice.finish_reason === 'content_filter')
    throw new AppError('engine_refused', 'The language model refused to answer.');
  if (!choice.message.content) throw new AppError('engine_refused', 'The language model gave an empty answer.');
  if (choice.finish_reason === 'length')
    throw new AppError('engine_refused', 'The language model’s answer was cut off.');
  return choice.message.content;
}

/** Some models put their JSON into a code block, whatever they are told. */
const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/;

/** The answer in the shape that was asked for; throws `engine_refused` when it has another one. */
export function parseAnswer<T>(content: string, schema: z.ZodType<T>): T {
  const answer = schema.safeParse(parseJson(fenced.exec(content)?.[1] ?? content));
  if (answer.success) return answer.data;
  throw new AppError('engine_refused', 'The language model’s answer does not fit what was asked.', {
    cause: answer.error,
  });
}

/** JSON, or `engine_refused`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('engine_refused', 'The language model did not answer in JSON.', { cause });
  }
}
