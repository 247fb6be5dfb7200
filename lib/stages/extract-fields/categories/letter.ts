import type { Field } from '../../stage.ts';
import type { Candidate } from '../find/candidate.ts';
import { fieldOf } from '../find/evidence.ts';
import { everywhere } from '../find/labelled.ts';
import { looksLikeName } from '../find/names.ts';
import type { Source } from '../find/source.ts';

const HEADERS = 30;
const GREETING =
  /^(?:dear|hi|hello|sehr geehrter?|liebe[r]?|chère?|cher|madame|monsieur|to)\s+(?<name>(?:(?:mr|mrs|ms|dr|herr|frau|madame|monsieur)\.?\s+)?\p{Lu}[\p{L}. '-]{1,40}?)\s*[,:!]?$/iu;
const CLOSING =
  /^(?:yours|sincerely|(?:best|kind|warm|with kind)? ?regards|best|best wishes|respectfully|cordially|mit (?:freundlichen|besten) grü(?:ß|ss)en|viele grüße|cordialement|cheers|thanks)\b.{0,30}$/i;

/** The fields of a letter, memo or e-mail. */
export function letterFields(source: Source): Field[] {
  return [
    ...fieldOf('from', header(source, /^(?:from|von|de|absender|expéditeur)\s*:\s*/i) ?? signer(source)),
    ...fieldOf('to', header(source, /^(?:to|an|à|empfänger|destinataire)\s*:\s*/i) ?? greeted(source)),
    ...fieldOf('date', findDate(source)),
    ...fieldOf('subject', header(source, /^(?:subject|betreff|betr\.?|objet|re|subj)\s*:\s*/i)),
  ];
}

/** What stands behind a header such as "Subject:". */
function header(source: Source, label: RegExp): Candidate<string> | null {
  const cell = source.cells.slice(0, HEADERS).find(({ text }) => label.test(text));
  if (!cell) return null;
  const value = cell.text.replace(label, '').trim();
  if (value) return { value, cells: [cell], score: 0.95 };
  const next = source.rows[cell.row]?.[cell.column + 1];
  return next ? { value: next.text, cells: [next], score: 0.9 } : null;
}

function findDate(source: Source): Candidate<string> | null {
  const headers = source.cells.slice(0, HEADERS);
  const labelled = headers.find(
    ({ text }) => /^(?:date|datum|sent|gesendet|envoyé)\s*:/i.test(text) && source.readDate(text).length > 0,
  );
  if (labelled) return { value: source.readDate(labelled.text)[0]?.value ?? '', cells: [labelled], score: 0.95 };
  const short = { ...source, cells: headers.filter(({ text }) => text.length < 60) };
  return everywhere(short, source.readDate, 0.75)[0] ?? null;
}

/** Who is greeted. */
function greeted(source: Source): Candidate<string> | null {
  const cell = source.cells.find(({ text }) => GREETING.test(text));
  const name = cell && GREETING.exec(cell.text)?.groups?.name;
  return cell && name && !/^(?:whom|sir|all|team|everyone|damen)/i.test(name)
    ? { value: name, cells: [cell], score: 0.65 }
    : null;
}

/** Whose name stands under the closing words. */
function signer(source: Source): Candidate<string> | null {
  const index = source.cells.findLastIndex(({ text }) => CLOSING.test(text));
  if (index < 0) return null;
  const cell = source.cells.slice(index + 1, index + 4).find(({ text }) => looksLikeName(text) && text.length < 45);
  return cell ? { value: cell.text, cells: [cell], score: 0.7 } : null;
}
