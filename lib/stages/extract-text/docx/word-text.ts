import { TextFlow } from '../text-flow.ts';
import { type Attributes, readXml } from '../xml.ts';

/** Drawings are kept twice, the second time for old readers; properties hold tabs and names that are no text. */
const skipped = new Set(['Fallback', 'pPr', 'rPr', 'tblPr', 'trPr', 'tcPr', 'sectPr', 'instrText', 'delText']);

/** The text of one part of a Word document; a form feed stands for an explicit page break. */
export function wordText(part: Iterable<Uint8Array>): string {
  const flow = new TextFlow();
  const paragraph = { isListItem: false, startsPage: false };
  let skipping: { name: string; depth: number } | null = null;
  let isText = false;

  const properties = (name: string, attributes: Attributes) => {
    if (skipping?.name !== 'pPr') return;
    if (name === 'numPr') paragraph.isListItem = true;
    if (name === 'numId' && attributes.val === '0') paragraph.isListItem = false;
    if (name === 'pageBreakBefore' && !/^(0|false|off)$/.test(attributes.val ?? '')) paragraph.startsPage = true;
  };

  const begin = () => {
    if (paragraph.startsPage) flow.write('\f');
    if (paragraph.isListItem) flow.write('- ');
    paragraph.startsPage = false;
    paragraph.isListItem = false;
  };

  readXml(part, {
    open(name, attributes) {
      if (skipping) {
        if (skipping.name === name) skipping.depth++;
        return properties(name, attributes);
      }
      if (name === 'p') paragraph.isListItem = paragraph.startsPage = false;
      if (skipped.has(name)) skipping = { name, depth: 1 };
      else if (name === 't') isText = true;
      if (name === 't' || name === 'tab') begin();
      openElement(flow, name, attributes);
    },
    text(text) {
      if (isText && !skipping) flow.write(text.replaceAll('\f', ''));
    },
    close(name) {
      if (skipping) {
        if (skipping.name === name && --skipping.depth === 0) skipping = null;
        return;
      }
      if (name === 't') isText = false;
      else closeElement(flow, name);
    },
  });
  return flow.end();
}

function openElement(flow: TextFlow, name: string, attributes: Attributes): void {
  if (name === 'tbl') flow.openTable();
  else if (name === 'tc') flow.openCell();
  else if (name === 'txbxContent') flow.newline();
  else if (name === 'tab' || name === 'ptab') flow.write('\t');
  else if (name === 'noBreakHyphen') flow.write('-');
  else if (name === 'cr') flow.write('\n');
  else if (name === 'br') flow.write(attributes.type === 'page' ? '\f' : '\n');
}

function closeElement(flow: TextFlow, name: string): void {
  if (name === 'p') flow.write('\n');
  else if (name === 'tc') flow.closeCell();
  else if (name === 'tr') flow.closeRow();
  else if (name === 'tbl') flow.closeTable();
}
