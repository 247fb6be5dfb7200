import * as z from 'zod';
import { AppError } from '../../errors.ts';
import type { Model } from '../../ports.ts';

interface Options {
  apiKey: string;
  /** Base of the API, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  model: string;
  /** Dollars for a million tokens of input and of output. */
  usdPerMillionTokens?: { input: number; output: number };
  /** Milliseconds until an answer is given up; 20 seconds when absent. */
  timeout?: number;
}

const INPUT_CHARACTERS = 48_000;
const RETRY_AFTER = 20;

const Used = z.object({ usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }) });

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

/**
 * A language model behind an OpenAI-compatible API, answering in JSON of a given schema. Refusals and unusable answers
 * are `engine_refused`, which is final; rate limits, outages and lost connections are `engine_unavailable`.
 */
export function createModel(options: Options): Model {
  const { apiKey, baseUrl, model, usdPerMillionTokens: price = { input: 0, output: 0 }, timeout = 20_000 } = options;
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`;
  return {
    engine: `openai:${model}`,
    async answer({ name, instructions, input, schema, spent }) {
      const body = {
        model,
        temperature: 0,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: input.slice(0, INPUT_CHARACTERS) },
        ],
        response_format: { type: 'json_schema', json_schema: { name, strict: true, schema: jsonSchema(schema) } },
      };
      const response = await send(url, apiKey, body, timeout);
      const { prompt_tokens: read = 0, completion_tokens: written = 0 } =
        Used.safeParse(parseJson(response)).data?.usage ?? {};
      spent?.({ in: read, out: written, microUsd: read * price.input + written * price.output });
      return parseAnswer(contentOf(response), schema);
    },
  };
}

/** Strict mode knows a subset of JSON Schema and refuses the dialect's own address. */
function jsonSchema(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}

async function send(url: string, apiKey: string, body: unknown, timeout: number): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    text = await response.text();
  } catch (cause) {
    throw new AppError('engine_unavailable', 'The language model did not answer.', { retryAfter: RETRY_AFTER, cause });
  }
  if (response.ok) return text;
  if (response.status === 429 || response.status === 408 || response.status >= 500) {
    const retryAfter = secondsUntilRetry(response.headers.get('retry-after'));
    throw new AppError('engine_unavailable', `The language model is busy (HTTP ${response.status}).`, { retryAfter });
  }
  throw new AppError('engine_refused', `The language model refused the request (HTTP ${response.status}).`);
}

/** `Retry-After` in seconds; a date or nonsense counts as the usual wait. */
function secondsUntilRetry(header: string | null): number {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : RETRY_AFTER;
}

function contentOf(text: string): string {
  const completion = Completion.safeParse(parseJson(text));
  const choice = completion.data?.choices[0];
  if (!choice) throw new AppError('engine_refused', 'The language model answered in an unknown form.');
  if (choice.message.refusal) throw new AppError('engine_refused', 'The language model refused to answer.');
  if (!choice.message.content) throw new AppError('engine_refused', 'The language model gave an empty answer.');
  if (choice.finish_reason === 'length')
    throw new AppError('engine_refused', 'The language model’s answer was cut off.');
  return choice.message.content;
}

function parseAnswer<T>(content: string, schema: z.ZodType<T>): T {
  const answer = schema.safeParse(parseJson(content));
  if (answer.success) return answer.data;
  throw new AppError('engine_refused', 'The language model’s answer does not fit what was asked.', {
    cause: answer.error,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('engine_refused', 'The language model did not answer in JSON.', { cause });
  }
}
