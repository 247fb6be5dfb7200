import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';

/** Kinds of skill, which stand before the skills themselves: "Databases: MySQL, Oracle". */
const KIND =
  /^\W*(?:programming languages?|(?:web |key )?technologies(?: & frameworks)?|frameworks(?: (?:and|&) \p{L}+)?|libraries(?: (?:and|&) \p{L}+)?|databases?|tools|environments?(?: ?[&–-] ?IDE.{0,8})?|operating systems?|web|cloud(?:ing)?|(?:technical |professional |soft |hard |computer |it )?skills|software|programmiersprachen|datenbanken|edv-?kenntnisse|kenntnisse|compétences|logiciels|langages|bases de données|informatique|conocimientos)\s*:\s*(?=\S)/iu;
const LONGEST = 40;
const MOST_LINES = 30;
const MOST = 40;

/** The skills under their heading; without one those behind words such as "Programming languages:". */
export function findSkills(section: Cell[], everything: Cell[]): Candidate<string[]> | null {
  const lines = section.length > 0 ? section.slice(0, MOST_LINES) : everything.filter(({ text }) => KIND.test(text));
  const items = lines.flatMap(({ text }) => itemsOf(text));
  const value = [...new Set(items)].slice(0, MOST);
  if (value.length === 0) return null;
  const sentences = lines.filter(({ text }) => text.split(' ').length > 12 && !text.includes(',')).length;
  return { value, cells: lines, score: sentences > lines.length / 3 ? 0.5 : section.length > 0 ? 0.75 : 0.65 };
}

/** Entries written in lines, with bullets, commas or bars; commas in brackets part nothing. */
function itemsOf(text: string): string[] {
  return text
    .replace(/\([^()]{0,80}\)/g, (brackets) => brackets.replaceAll(',', ';'))
    .split(/[,|•·●▪*\t]|;(?![^(]*\))|\s[-–]\s/)
    .map((item) =>
      item
        .replace(/^[\s\-–•.:\p{Co}]+|[\s.:;]+$/gu, '')
        .replace(/^\p{L}[\p{L}&/ -]{2,30}:\s*/u, '')
        .replaceAll(';', ','),
    )
    .map(withoutLooseBracket)
    .filter(
      (item) => item.length > 1 && item.length <= LONGEST && /\p{L}/u.test(item) && !/^(?:and|und|et)$/i.test(item),
    );
}

const withoutLooseBracket = (item: string): string =>
  item.includes('(') === item.includes(')') ? item : item.replace(/[()]/g, '').trim();
