import { Webhook } from 'standardwebhooks';
import type { Platform } from './platform.ts';

/** Where webhooks of stories lead. */
export const receiverHost = 'receiver.example.com';

const secret = `whsec_${Buffer.from('a secret that the receiver knows').toString('base64')}`;

/** What a receiver of webhooks took, by message id, whatever its callers were told of it. */
export class Receiver {
  readonly taken = new Map<string, number>();
  /** Calls that nobody who knows the secret has signed. */
  readonly forged: string[] = [];

  async fetch(request: Request): Promise<Response> {
    const body = await request.text();
    const id = request.headers.get('webhook-id') ?? '';
    try {
      new Webhook(secret).verify(body, Object.fromEntries(request.headers));
    } catch (error) {
      this.forged.push(`${id}: ${String(error)}`);
      return new Response('Who are you?', { status: 401 });
    }
    this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
    return new Response('Thank you.');
  }
}

/** Has the receiver told of what happens to somebody: of everything, or of these types. */
export async function listen({ query }: Platform, owner: string, types: string[] | null = null): Promise<void> {
  const sql = 'insert into public.webhooks (id, owner, url, event_types) values ($1, $1, $2, $3)';
  await query(sql, [owner, `https://${receiverHost}/in`, types]);
  await query('insert into private.webhook_secrets (webhook_id, secret) values ($1, $2)', [owner, secret]);
}
