import { RedisError, type Reply, Status } from './reply.ts';

export type Encoding = 'base64' | 'utf8';

/** A reply as JSON carries it. */
export type Encoded = string | number | null | { error: string } | Encoded[];

/** An argument as JSON carried it, as a byte string: text in UTF-8, everything else as its JSON. */
export function toByteString(argument: unknown): string {
  const text = typeof argument === 'string' ? argument : (JSON.stringify(argument) ?? '');
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text of an error, which is never base64. */
export const errorText = (error: RedisError): string => Buffer.from(error.message, 'latin1').toString('utf8');

/** Encodes a reply; in base64 the status OK stays plain, a stored "OK" does not. */
export function encode(reply: Reply, encoding: Encoding): Encoded {
  if (reply === null || typeof reply === 'number') return reply;
  if (Array.isArray(reply)) return reply.map((item) => encode(item, encoding));
  if (reply instanceof RedisError) return { error: errorText(reply) };
  if (reply instanceof Status && reply.text === 'OK') return 'OK';
  const text = reply instanceof Status ? reply.text : reply;
  return Buffer.from(text, 'latin1').toString(encoding);
}
