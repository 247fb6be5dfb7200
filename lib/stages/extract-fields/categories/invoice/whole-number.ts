import type { Candidate } from '../../find/candidate.ts';

const PREFIX = /(?:^|[:.#°º]\s?|\p{Ll}\s)(?<prefix>[A-Z]{1,4})\s$/u;
const NO_PREFIX = /^(?:NO|NR|N|NUM|ID|INV|VOM|DU|OF|TO|THE|DATE|EUR|USD|GBP|CHF|BILL)$/;
/** Further groups of digits, up to the end of the cell or the next word; no date and no amount. */
const GROUPS = /^(?: \d{2,6}){1,4}(?=$|\s*[,;|)/]\s|\s+\p{L}{2,})/u;
const YEAR_BEFORE = /^(?:19|20)\d{2}$/;

/** "RE 2024-17" and "7710 2264 51": capitals before a number and groups of digits behind it are a part of it. */
export const wholeNumber = (candidate: Candidate<string>): Candidate<string> => withPrefix(withGroups(candidate));

function withPrefix(candidate: Candidate<string>): Candidate<string> {
  const { at, cells, value } = candidate;
  const prefix = at && PREFIX.exec(cells[0]?.text.slice(0, at.index) ?? '')?.groups?.prefix;
  if (!prefix || NO_PREFIX.test(prefix) || !/^\d/.test(value)) return candidate;
  const length = at.length + prefix.length + 1;
  return { ...candidate, value: `${prefix} ${value}`, at: { index: at.index - prefix.length - 1, length } };
}

function withGroups(candidate: Candidate<string>): Candidate<string> {
  const { at, cells, value } = candidate;
  const rest = at && GROUPS.exec(cells[0]?.text.slice(at.index + at.length) ?? '')?.[0];
  if (!rest || !/\d$/.test(value)) return candidate;
  // "2291 2026": a year of its own behind a whole number
  if (YEAR_BEFORE.test(rest.trim()) && !YEAR_BEFORE.test(value)) return candidate;
  return { ...candidate, value: value + rest, at: { index: at.index, length: at.length + rest.length } };
}
