import * as z from 'zod';
import { AppError } from '../../errors.ts';
import type { Model } from '../../ports.ts';
import { contentOf, parseAnswer, parseJson } from './openai-answer.ts';
import { send } from './openai-call.ts';

interface Options {
  apiKey: string;
  /** Base of the API, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  model: string;
  /** Dollars for a million tokens of input and of output. */
  usdPerMillionTokens?: { input: number; output: number };
  /** What one document may take; without a bound when absent. */
  tokensPerDocument?: number;
  /** Milliseconds until an answer is given up; 20 seconds when absent. */
  timeout?: number;
}

const INPUT_CHARACTERS = 48_000;
/** No answer that is asked for needs more; a model that rambles is cut off and not paid for more. */
const OUTPUT_TOKENS = 4_000;

const Used = z.object({ usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }) });

/**
 * A language model behind an OpenAI-compatible API, answering in JSON of a given schema. A server that refuses to be
 * held to a schema is asked for plain JSON from then on, with the schema among the instructions. Refusals and unusable
 * answers are `engine_refused`, which is final; rate limits, outages and lost connections are `engine_unavailable`.
 */
export function createModel(options: Options): Model {
  const { apiKey, baseUrl, model, usdPerMillionTokens: price = { input: 0, output: 0 }, timeout = 20_000 } = options;
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`;
  let takesSchemas = true;

  const post = (instructions: string, input: string, format: unknown) =>
    send({
      url,
      apiKey,
      timeout,
      body: {
        model,
        temperature: 0,
        max_completion_tokens: OUTPUT_TOKENS,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: input.slice(0, INPUT_CHARACTERS) },
        ],
        response_format: format,
      },
    });

  async function complete(name: string, instructions: string, input: string, schema: unknown): Promise<string> {
    if (takesSchemas) {
      const format = { type: 'json_schema', json_schema: { name, strict: true, schema } };
      const answer = await post(instructions, input, format);
      if (answer.ok) return answer.text;
      if (!/response_format|json_schema/.test(answer.text)) throw refused(answer.status);
      takesSchemas = false;
    }
    const shaped = `${instructions}\nAnswer with one JSON object of this schema: ${JSON.stringify(schema)}`;
    const answer = await post(shaped, input, { type: 'json_object' });
    if (!answer.ok) throw refused(answer.status);
    return answer.text;
  }

  return {
    engine: `openai:${model}`,
    ...(options.tokensPerDocument !== undefined && { tokensPerDocument: options.tokensPerDocument }),
    async answer({ name, instructions, input, schema, spent }) {
      const response = await complete(name, instructions, input, jsonSchema(schema));
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

const refused = (status: number) =>
  new AppError('engine_refused', `The language model refused the request (HTTP ${status}).`);
