import type { Details, Mail } from './client.ts';
import type { Journey } from './journey.ts';
import type { Matched } from './match.ts';
import type { Morning } from './mornings.ts';
import type { Addresses } from './stack.ts';
import { columns, cut, paint } from './terminal.ts';
import { spaced, statusWord, toneOf, valueText } from './words.ts';

/** What a demo came to; `wrong` are sentences about what is not as it should be. */
export interface Shown {
  journeys: Journey[];
  matched: Matched | null;
  mornings: Morning[];
  wrong: string[];
}

const seconds = ({ created_at, completed_at }: Details): number | null =>
  completed_at ? (Date.parse(completed_at) - Date.parse(created_at)) / 1000 : null;

/** For each document how it ended, as what, how sure, how much was found, pages and time; below it what was found. */
export function resultTable(journeys: Journey[], width: number): string[] {
  const head = ['Document', 'Status', 'Category', 'Fields', 'Pages', 'Time'];
  const indent = ' '.repeat(2 + Math.max(...journeys.map(({ sample }) => sample.filename.length)));
  const [title = '', ...rows] = columns([head, ...journeys.map(resultRow)], width);
  const lines = journeys.flatMap((journey, at) => [
    paint(toneOf(journey.status), rows[at] ?? ''),
    cut(indent + found(journey), width),
  ]);
  return [title, ...lines];
}

function resultRow({ sample, status, details }: Journey): string[] {
  const { category, category_confidence: confidence, fields, page_count: pages } = details ?? nothing;
  const time = details && seconds(details);
  return [
    sample.filename,
    statusWord(status),
    category ? `${spaced(category)} ${percent(confidence ?? 0)}` : '–',
    fields.length > 0 ? String(fields.length) : '–',
    pages ? String(pages) : '–',
    typeof time === 'number' ? `${time.toFixed(1)} s` : '–',
  ];
}

const nothing = { category: null, category_confidence: null, fields: [], page_count: null };

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Why it failed, else the fields that tell most about it: those that its sample names. */
function found({ sample, details, error }: Journey): string {
  if (error) return error.detail;
  const named = 'fields' in sample.ends ? Object.keys(sample.ends.fields).slice(0, 3) : [];
  const told = named.flatMap((name) => details?.fields.filter((field) => field.name === name) ?? []);
  return told.map(({ name, value }) => `${spaced(name)} ${valueText(value)}`).join(' · ') || 'no fields of its own';
}

/** The subject of every mail that came, and the beginning of what it says, links left out. */
export const mailLines = (journeys: Journey[]): string[] => journeys.flatMap(({ mail }) => letterLines(mail, 3));

const letterLines = (mail: Mail | null, lines: number): string[] =>
  mail ? [`  ✉ ${mail.subject}`, ...beginning(mail.text ?? '', mail.subject, lines)] : [];

/** The postings that fit, each with its score and why, and the mail about them. */
export function matchLines(matched: Matched | null): string[] {
  const rows = (matched?.matches ?? []).map(({ posting, score, matched_skills, missing_skills }) => [
    `  ${percent(score)}`,
    `${posting.title}, ${posting.company}`,
    `has ${matched_skills.join(', ')}${missing_skills.length > 0 ? `; lacks ${missing_skills.join(', ')}` : ''}`,
  ]);
  return [...columns(rows, Number.POSITIVE_INFINITY), ...letterLines(matched?.mail ?? null, 0)];
}

/** When each morning was, and how its digest begins. */
export const morningLines = (mornings: Morning[]): string[] =>
  mornings.flatMap(({ city, at, mail }) => [`  09:00 in ${city} (${at})`, ...letterLines(mail, 6)]);

function beginning(text: string, subject: string, most: number): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter(
      (line) =>
        line !== '' && line !== subject && !/^(https?:|Job |-- ?$|You get this mail|Choose what you)/.test(line),
    )
    .slice(0, most)
    .map((line) => `      ${line}`);
}

/** Where to look on. */
export const addressLines = (
  { api, mailbox, control }: Addresses,
  login: { email: string; password: string },
): string[] =>
  columns(
    [
      ['  Console', api, `${login.email} / ${login.password}`],
      ['  Mailbox', mailbox],
      ['  API', `${api}/openapi.json`],
      ['  Control', control, '/mails /deliveries /counts /clock /cron /faults'],
    ],
    Number.POSITIVE_INFINITY,
  );

/** The whole result for programs. */
export function resultJson({ journeys, matched, mornings, wrong }: Shown, addresses: Addresses): object {
  return {
    ok: wrong.length === 0,
    differences: wrong,
    documents: journeys.map(({ sample, id, status, error, details, mail }) => ({
      filename: sample.filename,
      id,
      status,
      error: error && { code: error.code, detail: error.detail },
      category: details?.category ?? null,
      category_confidence: details?.category_confidence ?? null,
      pages: details?.page_count ?? null,
      seconds: details ? seconds(details) : null,
      fields: Object.fromEntries((details?.fields ?? []).map(({ name, value }) => [name, value])),
      mail: mailJson(mail),
    })),
    matches: matched?.matches ?? [],
    match_mail: mailJson(matched?.mail ?? null),
    mornings: mornings.map(({ city, at, mail }) => ({ city, at, mail: mailJson(mail) })),
    addresses: { console: addresses.api, mailbox: addresses.mailbox, control: addresses.control },
  };
}

const mailJson = (mail: Mail | null) => mail && { subject: mail.subject, text: mail.text };
