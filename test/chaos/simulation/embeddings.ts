const dimensions = 768;

interface Body {
  model?: string;
  input: string | string[];
}

/** An embeddings engine that speaks OpenAI's protocol: texts that share words point the same way. */
export async function embed(request: Request): Promise<Response> {
  const { input, model = 'words' } = (await request.json()) as Body;
  const texts = typeof input === 'string' ? [input] : input;
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: directionOf(text) }));
  return Response.json({ object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } });
}

function directionOf(text: string): number[] {
  const vector = Array.from({ length: dimensions }, () => 0.01);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const place = [...word].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % dimensions, 7);
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
