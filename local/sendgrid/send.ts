import { randomBytes, timingSafeEqual } from 'node:crypto';
import { complaint, refuse, type VendorError } from './errors.ts';
import { MailSend } from './mail-send.ts';
import { type RenderedMail, renderMails } from './render.ts';
import { brokenRules } from './rules.ts';
import { vendorMessage } from './vendor-message.ts';

const maxBytes = 30 * 1024 * 1024;

const invalidGrant = 'The provided authorization grant is invalid, expired, or revoked';

/** Whether the request carries the account's key; null means that it does. */
export function unauthorized(request: Request, apiKey: string): Response | null {
  const given = request.headers.get('authorization');
  if (!given) return refuse(401, complaint(null, 'authorization required'));
  const expected = Buffer.from(`Bearer ${apiKey}`);
  const actual = Buffer.from(given);
  const matches = actual.length === expected.length && timingSafeEqual(actual, expected);
  return matches ? null : refuse(401, complaint(null, invalidGrant));
}

/** Where accepted mails go. */
export interface Outgoing {
  now(): number;
  accept(messageId: string, mails: RenderedMail[]): void;
}

/** Answers POST /v3/mail/send: 202 with a message id, 200 in sandbox mode, or every fault with its field at once. */
export async function sendMail(request: Request, outgoing: Outgoing): Promise<Response> {
  const body = await readBody(request);
  if (body instanceof Response) return body;
  const checked = check(body, outgoing.now());
  if ('errors' in checked) return refuse(400, ...checked.errors);
  const { mail } = checked;
  if (mail.template_id) {
    return refuse(501, complaint('template_id', 'The local SendGrid keeps no templates; send subject and content.'));
  }
  if (mail.mail_settings?.sandbox_mode?.enable) return new Response(null, { status: 200 });
  const messageId = randomBytes(16).toString('base64url');
  outgoing.accept(messageId, renderMails(mail, outgoing.now()));
  return new Response(null, { status: 202, headers: { 'X-Message-Id': messageId } });
}

async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    return refuse(415, complaint(null, 'Content-Type should be application/json.'));
  }
  if (request.headers.has('content-encoding')) {
    return refuse(415, complaint(null, 'Compressed bodies are not enabled for this account.'));
  }
  const text = await request.text();
  if (Buffer.byteLength(text) > maxBytes) return refuse(413, complaint(null, 'content too large'));
  try {
    return JSON.parse(text);
  } catch {
    return refuse(400, complaint(null, 'Bad Request'));
  }
}

function check(body: unknown, now: number): { mail: MailSend } | { errors: VendorError[] } {
  const parsed = MailSend.safeParse(body, { error: vendorMessage });
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => complaint(path.join('.') || null, message));
    return { errors };
  }
  const errors = brokenRules(parsed.data, now);
  return errors.length > 0 ? { errors } : { mail: parsed.data };
}
