import type { ReadDocument } from '../../stage.ts';

/** What the writer of an e-mail says in it, without what it answers to. */
export interface Message {
  subject: string;
  isReply: boolean;
  /** Lines and rows of tables; a label that stands alone is joined by a tab with the value under it. */
  lines: string[];
}

const CHARACTERS = 20_000;
const REPLY = /^(?:re|aw|antw|sv|rép|ré)\s?:/i;
const ANSWERED =
  /^(?:on .{5,120} wrote|am .{5,120} schrieb.{0,80}|le .{5,120} a écrit)\s?:$|^-{2,}\s?(?:original|ursprüngliche|message d).{0,40}|^(?:from|von|de)\s?: ./i;

/** Reads subject and message of an e-mail's page; an answer ends where the mail that it answers begins. */
export function messageOf({ pages: [page] }: ReadDocument): Message {
  const text = (page?.text ?? '').slice(0, CHARACTERS).normalize('NFKC');
  const end = text.indexOf('\n\n');
  const [headers, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  const subject = /^Subject: (.*)$/m.exec(headers)?.[1] ?? '';
  const isReply = REPLY.test(subject);
  const lines = body
    .split('\n')
    .map((line) => line.replace(/[^\S\n\t]+/g, ' ').trim())
    .filter((line) => line !== '' && !line.startsWith('>'));
  const answered = isReply ? lines.findIndex((line) => ANSWERED.test(line)) : -1;
  return { subject, isReply, lines: joined(answered < 0 ? lines : lines.slice(0, answered)) };
}

const LONGEST_LABEL = 40;
const VALUE = /^(?:(?:\p{Sc}|[A-Z]{3})? ?\d[\d.,'’ ]*(?:\p{Sc}|[A-Z]{3})?|\S{0,24}\d\S{0,24})$/u;
const WORDS = /^\P{N}*\p{L}\P{N}*(?<![.,!?])$/u;

/** A cell of a table that is laid out as blocks is a line of its own. */
const joined = (lines: string[]): string[] =>
  lines.flatMap((line, index) => {
    const isLabel = (text = '') => text.length <= LONGEST_LABEL && WORDS.test(text) && !text.includes('\t');
    if (VALUE.test(line) && isLabel(lines[index - 1])) return [];
    const next = lines[index + 1];
    return next && isLabel(line) && VALUE.test(next) ? [`${line}\t${next}`] : [line];
  });
