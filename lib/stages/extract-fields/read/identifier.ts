import type { Reader } from '../find/labelled.ts';

/** A document number: letters, digits and joining signs, at least one digit, at least two characters. */
const IDENTIFIER =
  /(?<![\p{L}\d])[#№]?\s?(?<id>(?=[\p{L}_/.#-]{0,16}(?: _[\p{L}_/.#-]{0,16})?\d)[\p{L}\d](?:[\p{L}\d]|[-/_.#](?=[\p{L}\d])| _(?=[\p{L}\d])){1,30})(?![\p{L}\d])/gu;
const NOT_A_NUMBER =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d{2}-\d{2}-\d{2}|\d+[.,]\d{2}|\d{1,2}[.-]\p{L}{3,9}[.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)|\p{L}{3,}\.\d+)$/iu;

/** Reads document numbers; dates and amounts that look like one are passed over. */
export const readIdentifier: Reader<string> = (text) =>
  [...text.matchAll(IDENTIFIER)].flatMap((match) => {
    const id = match.groups?.id?.replace(' _', '_') ?? '';
    if (NOT_A_NUMBER.test(id)) return [];
    return [{ value: id, index: match.index, length: match[0].length }];
  });
