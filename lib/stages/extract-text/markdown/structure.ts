const longestLine = 1000;
const heading = /^ {0,3}#{1,6}[ \t]+\S/;
const underline = /^ {0,3}(?:={2,}|-{2,})[ \t]*$/;
const tableRule = /^ {0,3}\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/;
const item = /^[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;
const textLine = /^ {0,3}[^\s#>-]/;

const longestPage = 500_000;

/** Whether a Markdown text has a heading, a table or a list; none of more than 500,000 characters has. */
export function hasStructure(text: string): boolean {
  if (text.length > longestPage) return false;
  let before = '';
  for (const whole of text.split('\n')) {
    const line = whole.slice(0, longestLine).trimEnd();
    if (heading.test(line) || item.test(line)) return true;
    if (textLine.test(before) && (underline.test(line) || (before.includes('|') && tableRule.test(line)))) return true;
    before = line;
  }
  return false;
}
