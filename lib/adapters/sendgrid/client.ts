import sharedMail from '@sendgrid/mail';

const hosted = 'https://api.sendgrid.com';

export type Message = Exclude<Parameters<typeof sharedMail.send>[0], unknown[]>;

/** Posts one message once; answers the vendor's id of it, and throws NotTaken or the transport's error. */
export type Post = (message: Message) => Promise<string | null>;

/** The call that the SDK makes of a message. */
interface Call {
  url: string;
  body: unknown;
}

/** What the vendor answered instead of taking a message. */
export class NotTaken extends Error {
  readonly response: { status: number; headers: Record<string, string>; data: unknown };

  constructor({ status, headers }: Response, text: string) {
    super(`SendGrid answered ${status}`);
    this.response = { status, headers: Object.fromEntries(headers), data: parsed(text) };
  }
}

/**
 * A service of its own: the SDK's shared one is everybody's. It writes the call, which is then one fetch: the SDK's own way
 * to send it takes longer than all the rest of a mail.
 */
export function connectClient({
  apiKey,
  url,
  timeoutMs,
}: {
  apiKey: string;
  url: string | null;
  timeoutMs: number;
}): Post {
  const base = (url ?? hosted).replace(/\/+$/, '');
  const headers = { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
  const service = fresh(sharedMail);
  const request = async (call: Call): Promise<[{ headers: Record<string, string> }]> => {
    const response = await fetch(`${base}${call.url}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(call.body),
      // A redirect would lose the body, and take the key along.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (!response.ok) throw new NotTaken(response, text);
    return [{ headers: Object.fromEntries(response.headers) }];
  };
  service.setClient({ request } as unknown as Parameters<typeof service.setClient>[0]);
  return async (message) => {
    const [response] = await service.send(message);
    const id = response.headers?.['x-message-id'];
    return typeof id === 'string' ? id : null;
  };
}

/** A new instance of the class of a shared one: the vendor's type declarations leave out the classes themselves. */
const fresh = <T extends object>(shared: T): T => new (shared.constructor as new () => T)();

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
