import { Tokenizer } from 'htmlparser2';
import { TextFlow } from './text-flow.ts';

const words = (list: string) => new Set(list.split(' '));
const skipped = words('script style template noscript svg math iframe object audio video canvas');
const blocks = words(
  'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select summary table title tr ul',
);
const spaced = words('p h1 h2 h3 h4 h5 h6 table ul ol dl pre blockquote title');

/**
 * The text of an HTML page in reading order. Works on the token stream alone, in one pass and without a tree, so that
 * neither depth nor unclosed elements cost anything.
 */
export function htmlText(markup: string): string {
  const flow = new TextFlow();
  let skipping: { name: string; depth: number } | null = null;
  let tag = '';
  let attribute = '';
  let href = '';
  let link: string | null = null;
  let preformatted = 0;

  const text = (content: string) => {
    if (skipping) return;
    if (preformatted > 0) return flow.write(content);
    const collapsed = content.replace(/[ \t\r\n\f]+/g, ' ');
    flow.write(flow.endsInSpace ? collapsed.trimStart() : collapsed);
  };

  const open = (name: string) => {
    if (skipping) {
      if (skipping.name === name) skipping.depth++;
      return;
    }
    if (skipped.has(name)) {
      skipping = { name, depth: 1 };
      return;
    }
    if (name === 'pre') preformatted++;
    if (name === 'a') link = linkTarget(href);
    if (name === 'table') flow.openTable();
    else if (name === 'tr') flow.closeRow();
    else if (name === 'td' || name === 'th') flow.openCell();
    else if (blocks.has(name)) breakLine(flow, name);
    if (name === 'li') flow.write('- ');
  };

  const close = (name: string) => {
    if (skipping) {
      if (skipping.name === name && --skipping.depth === 0) skipping = null;
      return;
    }
    if (name === 'pre') preformatted = Math.max(0, preformatted - 1);
    if (name === 'a' && link) {
      flow.write(` (${link})`);
      link = null;
    }
    if (name === 'table') flow.closeTable();
    else if (name === 'tr') flow.closeRow();
    else if (name === 'td' || name === 'th') flow.closeCell();
    else if (blocks.has(name)) breakLine(flow, name);
  };

  const nothing = () => {};
  const nameAt = (start: number, end: number) => markup.slice(start, end).toLowerCase();
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => text(markup.slice(start, end)),
      ontextentity: (codePoint) => text(String.fromCodePoint(codePoint)),
      onopentagname: (start, end) => {
        tag = nameAt(start, end);
        href = '';
      },
      onopentagend: () => open(tag),
      onselfclosingtag: () => open(tag),
      onclosetag: (start, end) => close(nameAt(start, end)),
      onattribname: (start, end) => {
        attribute = nameAt(start, end);
      },
      onattribdata: (start, end) => {
        if (attribute === 'href') href += markup.slice(start, end);
      },
      onattribentity: (codePoint) => {
        if (attribute === 'href') href += String.fromCodePoint(codePoint);
      },
      onattribend: nothing,
      oncdata: (start, end) => text(markup.slice(start, end)),
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
  return flow.end();
}

function breakLine(flow: TextFlow, name: string): void {
  flow.newline();
  if (spaced.has(name)) flow.blankLine();
}

const mostOfATarget = 2000;

/** Where a link leads, as it is shown behind its words; null when there is nothing to tell, or a script. */
function linkTarget(href: string): string | null {
  const target = href.trim();
  if (target === '' || target === '#' || target.length > mostOfATarget) return null;
  return /^(javascript|data|vbscript):/i.test(target) ? null : target.replace(/\s+/g, '%20');
}
