/** Text as Markdown that shows just these characters: nothing in it is markup, HTML least of all. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\`*<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\[(?=[^\]\n]{0,300}\](?:\(|\[|:))/g, '\\[')
    .replace(/&(?=#?\w{1,40};)/g, '\\&')
    .replace(/~~/g, '\\~~');

/** A line of its own, which its beginning does not make a heading, a quote, a rule or code. */
export const escapedLine = (line: string): string =>
  escaped(line.trim())
    .replace(/^(#{1,6}(?=\s|$)|>|(?:-{3,}|=+|_{3,})$|[+](?=\s)|~{3})/, '\\$1')
    .replace(/^\|/, '\\|');

/** The text of a cell, on one line. */
export const escapedCell = (text: string): string => escaped(text.replace(/\s+/g, ' ').trim()).replaceAll('|', '\\|');
