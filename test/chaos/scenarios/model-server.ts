import { listen } from '../../../local/serve.ts';

/** A language model behind OpenAI's protocol, which can be broken and healed; it keeps when it was asked. */
export async function startModelServer(now: () => number) {
  const asked: number[] = [];
  let broken = false;
  const { url, close } = await listen(
    0,
    async (request) => {
      const body: { response_format?: { json_schema?: { name?: string } } } = await request.json();
      asked.push(now());
      if (broken) return Response.json({ error: { message: 'The model is down.' } }, { status: 503 });
      const answer =
        body.response_format?.json_schema?.name === 'category'
          ? { category: 'other', confidence: 0.9, reason: 'The model says so.' }
          : {};
      return Response.json({
        choices: [{ finish_reason: 'stop', message: { content: JSON.stringify(answer) } }],
        usage: { prompt_tokens: 100, completion_tokens: 10 },
      });
    },
    'model',
  );
  return {
    url,
    close,
    asked,
    break: () => {
      broken = true;
    },
    heal: () => {
      broken = false;
    },
  };
}
