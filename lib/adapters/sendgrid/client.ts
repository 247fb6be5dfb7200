import sharedClient from '@sendgrid/client';
import sharedMail from '@sendgrid/mail';

const hosted = 'https://api.sendgrid.com';

export type Message = Exclude<Parameters<typeof sharedMail.send>[0], unknown[]>;

/** Posts one message once; answers the vendor's id of it, and throws the SDK's or the transport's error. */
export type Post = (message: Message) => Promise<string | null>;

/** A service and a client of its own: the SDK's shared ones are everybody's. */
export function connectClient({
  apiKey,
  url,
  timeoutMs,
}: {
  apiKey: string;
  url: string | null;
  timeoutMs: number;
}): Post {
  const client = fresh(sharedClient);
  client.setApiKey(apiKey);
  client.setDefaultRequest(transport(`${(url ?? hosted).replace(/\/+$/, '')}/`, timeoutMs));
  const service = fresh(sharedMail);
  service.setClient(client);
  return async (message) => {
    const [response] = await service.send(message);
    const id = response.headers?.['x-message-id'];
    return typeof id === 'string' ? id : null;
  };
}

/** A new instance of the class of a shared one: the vendor's type declarations leave out the classes themselves. */
const fresh = <T extends object>(shared: T): T => new (shared.constructor as new () => T)();

type Transport = Parameters<typeof sharedClient.setDefaultRequest>[0];

/** The client hands these to axios as they are, which its type declarations do not know; a redirect would lose the body. */
const transport = (baseUrl: string, timeout: number): Transport =>
  ({ baseUrl, timeout, adapter: 'fetch', maxRedirects: 0 }) as unknown as Transport;
