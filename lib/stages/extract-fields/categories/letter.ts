import type { Field } from '../../stage.ts';
import type { Candidate } from '../find/candidate.ts';
import { fieldOf } from '../find/evidence.ts';
import { everywhere } from '../find/labelled.ts';
import type { Cell } from '../find/layout.ts';
import { looksLikeName } from '../find/names.ts';
import type { Source } from '../find/source.ts';

const HEADERS = 30;
const GREETING =
  /^(?:dear|hi|hello|hey|sehr geehrte[r]?|liebe[r]?|guten tag|hallo|bonjour|chère?|cher)\s+(?:(?:madame|monsieur) )?(?<name>(?:(?:mr|mrs|ms|dr|prof|herr|frau|madame|monsieur)\.?\s+){0,2}\p{Lu}[\p{L}. '’-]{1,40}?)\s*[,:!.]?$/iu;
const NOBODY =
  /^(?:whom|sir|madam|all|team|everyone|everybody|colleagues?|friends?|damen|kollegen|hiring|client|customer|tous)\b/i;
const OPENING =
  /^(?:dear|hi|hello|hey|to whom|sehr geehrte[rs]?|liebe[rs]?|guten tag|hallo|bonjour|chère?|cher|madame|monsieur)(?!\p{L})/iu;
const CLOSING =
  /^(?:(?:very )?(?:yours|sincerely)|(?:best|kind|kindest|warm|with kind)? ?regards|best(?: wishes)?|respectfully|cordially|mit (?:freundliche[nm]|besten|herzlichen) gr[üu](?:ß|ss)(?:en)?|(?:viele|liebe|beste|freundliche) grüße|hochachtungsvoll|(?:bien )?cordialement|(?:nous vous prions|je vous prie|veuillez)\b.{0,120}|cheers|(?:many )?thanks|thank you)(?!\p{L}).{0,30}$/iu;
const ADDRESSEE =
  /^(?:(?:mr|mrs|ms|mx|herrn?|frau|mme|m|monsieur|madame)\.?)(?:\s+(?<name>\p{Lu}[\p{L}. '’-]{2,40}))?$/iu;
const PROXY = /^(?:i\. ?[AV]\.|ppa\.|p\. ?[op]\.|gez\.)\s*/i;

/** The fields of a letter, memo or e-mail. */
export function letterFields(source: Source): Field[] {
  const greeting = source.cells.findIndex(({ text }) => OPENING.test(text) && text.length < 80);
  const above = source.cells.slice(0, greeting < 0 ? HEADERS : Math.min(greeting, HEADERS));
  return [
    ...fieldOf('from', header(source, /^(?:from|von|de|absender|expéditeur)\s*:\s*/i) ?? signer(source)),
    ...fieldOf(
      'to',
      header(source, /^(?:to|an|à|empfänger|destinataire)\s*:\s*/i) ?? addressee(above) ?? greeted(source),
    ),
    ...fieldOf('date', findDate(source, above)),
    ...fieldOf(
      'subject',
      header(source, /^(?:subject|betreff|betr\.?|objet|re|subj)\s*:\s*/i) ?? besideGreeting(source, greeting),
    ),
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

/** The date behind its label, else the first one above the greeting; several that differ are doubtful. */
function findDate(source: Source, above: Cell[]): Candidate<string> | null {
  const headers = source.cells.slice(0, HEADERS);
  const labelled = headers.find(
    ({ text }) => /^(?:date|datum|sent|gesendet|envoyé)\s*:/i.test(text) && source.readDate(text).length > 0,
  );
  if (labelled) return { value: source.readDate(labelled.text)[0]?.value ?? '', cells: [labelled], score: 0.95 };
  const isShort = ({ text }: Cell) => text.length < 60;
  const dates = (cells: Cell[]) => everywhere({ ...source, cells: cells.filter(isShort) }, source.readDate, 0.75);
  const [first, ...others] = dates(above).length > 0 ? dates(above) : dates(headers);
  if (!first) return null;
  return others.some(({ value }) => value !== first.value) ? { ...first, score: 0.55 } : first;
}

/** Who the address above the greeting is of: "Mrs J Holloway", or the line under "Herrn". */
function addressee(above: Cell[]): Candidate<string> | null {
  const index = above.findIndex(({ text }) => ADDRESSEE.test(text));
  const cell = above[index];
  if (!cell) return null;
  if (ADDRESSEE.exec(cell.text)?.groups?.name) return { value: cell.text, cells: [cell], score: 0.8 };
  const next = above[index + 1];
  return next && looksLikeName(next.text) ? { value: next.text, cells: [next], score: 0.8 } : null;
}

/** Who is greeted. */
function greeted(source: Source): Candidate<string> | null {
  const cell = source.cells.find(({ text }) => GREETING.test(text));
  const name = cell && GREETING.exec(cell.text)?.groups?.name;
  return cell && name && !NOBODY.test(name) ? { value: name, cells: [cell], score: 0.65 } : null;
}

/** Whose name stands under the closing words. */
function signer(source: Source): Candidate<string> | null {
  const index = source.cells.findLastIndex(({ text }) => CLOSING.test(text));
  if (index < 0) return null;
  for (const cell of source.cells.slice(index + 1, index + 4)) {
    const name = cell.text.replace(PROXY, '');
    if (looksLikeName(name) && name.length < 45) return { value: name, cells: [cell], score: 0.7 };
  }
  return null;
}

/** A short line right above the greeting, as in German letters, or right below it, as in English ones. */
function besideGreeting(source: Source, greeting: number): Candidate<string> | null {
  if (greeting < 1) return null;
  const isSubject = (cell: Cell | undefined): cell is Cell =>
    cell !== undefined &&
    cell.text.length > 10 &&
    cell.text.length < 80 &&
    cell.text.split(' ').length > 2 &&
    !/[.,;:!?]$|@|^\p{Ll}/u.test(cell.text) &&
    !/^\P{L}*\d|\b(?:tel|fax|phone|attention|attn|via|einschreiben|recommandé)/iu.test(cell.text);
  const cell = [source.cells[greeting - 1], source.cells[greeting + 1]].find(isSubject);
  if (!cell || source.readDate(cell.text)[0]?.length === cell.text.length) return null;
  return { value: cell.text, cells: [cell], score: 0.55 };
}
