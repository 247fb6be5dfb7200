import { type Candidate, choose } from '../../find/candidate.ts';
import { labelled } from '../../find/labelled.ts';
import { type Cell, height } from '../../find/layout.ts';
import { lettersOf } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { JOB_TITLE } from '../job-title.ts';
import { readLine } from './line.ts';
import { printedTitle } from './print.ts';

const LABELS = [
  {
    pattern:
      /^(?:(?:job|position|posting|working|role) ?title|position|role|stellen(?:bezeichnung|titel)|berufsbezeichnung|intitulé(?: du poste)?|poste)\s?:|^(?:job|position|posting|working) title\b/i,
    weight: 0.93,
  },
];
/** "(m/w/d)" and its like stand behind the title of a job and nowhere else. */
const ANY_SEX =
  /\s*[([]\s?(?:[mwfdxgh]\s?[/|]\s?[mwfdxnh](?:\s?[/|]\s?[mwfdxnh])?|gn|all genders|h\/f|f\/h)\s?[)\]]|\s+[hf]\/[fh](?!\p{L})/iu;
const SOUGHT =
  /^(?:wir suchen|gesucht|recherch\w+|recrut\w+|nous recherchons|now hiring|we are hiring|join us as)\b[^:]{0,60}?(?::| (?:eine?n?|une?|an?|als) )\s*/i;
/** What stands around a title in a heading. */
const AROUND =
  /^(?:offre d['’]emploi|stellenangebot|stellenausschreibung|job (?:offer|posting|opening|advert)|vacancy|vacature|poste)\s?[:–-]\s*|\s(?:gesucht|wanted)\W*$/giu;
const HIRING =
  /(?:\bis (?:currently |now )?(?:hiring|seeking|recruiting|looking for)|\bsucht(?: [^.]{0,50}?)??|\brecrute|\brecherche) (?:an? |eine?n?(?:\/[nr])? |une? |un\(e\) )(?<title>\S.{2,60}?)(?=[!.,;(]|$| (?:to|in|for|with|ab|zum|zur|en|pour|à|who)(?!\p{L}))/iu;
const NOT_A_TITLE =
  /\b(?:apply|held|posted|requisition|reports? to|will|we|our|the position|seeks?|is|are|copyright|https?|collections? contact|welcome|similar|alerts?|search)\b|[.?!:;]$|https?:|@|^\d+ of|^[•*-]/i;
const EMPLOYMENT =
  /\s?[-–—|,(]\s?(?:(?:regular|temporary|permanent|fixed[- ]term|contract|remote|hybrid|vollzeit|teilzeit|unbefristet|befristet|cdi|cdd|stage|alternance|temps plein|full[- ]?time|part[- ]?time)(?:[ ,/&-]+|\)|$))+.*$/i;
const ORGANISATION =
  /\s[-–—|]\s[^-–—|]*(?:\([A-Z]{2,8}\)|University.*|Museum.*|Institute.*|College.*|GmbH|AG|Inc\.?|LLC|Ltd\.?|Careers|Jobs)$/;

/** Finds the title of the job: behind its label, in the printed page's own title, or large at the top. */
export function findTitle(source: Source): Candidate<string> | null {
  const byLabel = labelled(source, { labels: LABELS, read: readLine }).filter(({ value }) => /^\p{Lu}/u.test(value));
  const printed = printedTitle(source)
    .filter(({ text }) => JOB_TITLE.test(text) && text.length < 90)
    .map(({ text, cell }) => ({ value: text, cells: [cell], score: 0.72 }));
  const found = [...byLabel, ...printed, ...sought(source), ...hired(source), ...atTop(source)];
  const tidy = found.map((one) => ({ ...one, value: tidied(one.value) })).filter(({ value }) => value.length > 3);
  const seen = tidy.map((one) => ({ ...one, score: Math.min(0.95, one.score + repeated(source, one)) }));
  return choose(seen);
}

/** The title alone, without the kind of employment, the sexes or the employer behind it. */
const tidied = (title: string): string =>
  title
    .replace(AROUND, '')
    .replace(ANY_SEX, '')
    .replace(ORGANISATION, '')
    .replace(EMPLOYMENT, '')
    .replace(/^[^\p{L}\d]+|[\s,;:|–-]+$/gu, '')
    .trim();

function sought(source: Source): Candidate<string>[] {
  return source.cells.slice(0, 60).flatMap((cell) => {
    const text = cell.text.replace(SOUGHT, '');
    const isNamed = text !== cell.text && JOB_TITLE.test(text);
    if (!ANY_SEX.test(cell.text) && !isNamed) return [];
    const value = text.slice(0, ANY_SEX.exec(text)?.index ?? 90).replace(/^(?:eine?n?|une?|an?) /i, '');
    return value.length > 3 && value.length < 90 ? [{ value, cells: [cell], score: isNamed ? 0.72 : 0.82 }] : [];
  });
}

/** "Elmware is hiring a Product Designer!" */
const hired = (source: Source): Candidate<string>[] =>
  source.cells.slice(0, 60).flatMap((cell) => {
    const value = HIRING.exec(cell.text)?.groups?.title;
    return value && JOB_TITLE.test(value) ? [{ value, cells: [cell], score: 0.62 }] : [];
  });

function atTop(source: Source): Candidate<string>[] {
  const opening = source.cells.slice(0, 40);
  const top = opening.filter(({ text, page }) => page <= 2 && text.length < 80 && !NOT_A_TITLE.test(text));
  const tallest = Math.max(0, ...top.filter(({ text }) => JOB_TITLE.test(text)).map(height));
  return top.flatMap((cell, index) => {
    const cells = withNext(opening, cell);
    const value = cells.map(({ text }) => text).join(' ');
    if (!JOB_TITLE.test(value)) return [];
    const size = tallest > 0 ? 0.16 * Math.min(1, height(cell) / tallest) : 0.1;
    return [{ value, cells, score: 0.48 + size + (cells.length > 1 ? 0.03 : 0) - 0.015 * Math.min(index, 8) }];
  });
}

/** A title in large letters may run over two lines. */
function withNext(opening: Cell[], cell: Cell): Cell[] {
  const next = opening[opening.indexOf(cell) + 1];
  if (!next?.box || !cell.box || next.page !== cell.page || NOT_A_TITLE.test(next.text)) return [cell];
  const isAlike = Math.abs(height(next) - height(cell)) < 0.15 * height(cell) && height(cell) > 0.016;
  const isClose = next.box[1] - cell.box[3] < height(cell) && next.box[1] > cell.box[1];
  return isAlike && isClose && Math.abs(next.box[0] - cell.box[0]) < 0.02 && next.text.length < 45
    ? [cell, next]
    : [cell];
}

/** A title comes again in the text of the posting; words from elsewhere on the page do not. */
function repeated(source: Source, { value, cells }: Candidate<string>): number {
  const letters = lettersOf(value);
  const again = source.cells.filter((cell) => !cells.includes(cell) && lettersOf(cell.text).includes(letters)).length;
  return again > 1 ? 0.12 : again > 0 ? 0.07 : 0;
}
