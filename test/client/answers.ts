/** What was asked of a service that answers as it is told to. */
export interface Asked {
  method: string;
  url: string;
  headers: Headers;
  body: unknown;
}

type Answer = Response | ((asked: Asked) => Response | Promise<Response>);

/** A service that gives these answers one after the other, the last one again and again. */
export function answering(...answers: Answer[]) {
  const asked: Asked[] = [];
  const fetch = async (url: string, { method = '', headers, body }: RequestInit): Promise<Response> => {
    const one = {
      method,
      url,
      headers: new Headers(headers),
      body: typeof body === 'string' ? JSON.parse(body) : body,
    };
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(one);
    if (!answer) throw new TypeError('fetch failed');
    return typeof answer === 'function' ? answer(one) : answer.clone();
  };
  return { asked, fetch };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

export const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify({ status, code, title: code, detail: `It is ${code}.`, type: '', ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
