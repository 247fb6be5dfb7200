import { TextFlow } from '../text-flow.ts';
import { type Attributes, readXml } from '../xml.ts';
import { type Look, Paragraph } from './paragraph.ts';

/** Drawings are kept twice, the second time for old readers; properties hold tabs and names that are no text. */
const skipped = new Set(['Fallback', 'pPr', 'rPr', 'tblPr', 'trPr', 'tcPr', 'sectPr', 'instrText', 'delText']);

/** The marked text of one part of a Word document; a form feed stands for an explicit page break. */
export function wordText(part: Iterable<Uint8Array>, look: Look): string {
  const flow = new TextFlow();
  const paragraph = new Paragraph(look);
  let skipping: { name: string; depth: number } | null = null;
  let isText = false;
  let columns = 1;

  const properties = (name: string, attributes: Attributes) => {
    // What a tracked change left behind lies one level deeper.
    if (skipping?.depth !== 1) return;
    if (skipping.name === 'pPr') paragraph.describe(name, attributes);
    else if (skipping.name === 'tcPr' && name === 'gridSpan') columns = Number(attributes.val ?? 1);
  };

  readXml(part, {
    open(name, attributes) {
      if (skipping) {
        if (skipping.name === name) skipping.depth++;
        return properties(name, attributes);
      }
      if (name === 'p') paragraph.open();
      if (name === 'tc') columns = 1;
      if (skipped.has(name)) skipping = { name, depth: 1 };
      else if (name === 't') isText = true;
      if (name === 't' || name === 'tab') paragraph.begin(flow);
      openElement(flow, name, attributes);
    },
    text(text) {
      if (isText && !skipping) flow.write(text.replaceAll('\f', ''));
    },
    close(name) {
      if (skipping) {
        if (skipping.name !== name || --skipping.depth > 0) return;
        skipping = null;
        if (name === 'tcPr') flow.widenCell(columns);
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
  if (name === 'p') {
    flow.closeHeading();
    flow.write('\n');
  } else if (name === 'tc') flow.closeCell();
  else if (name === 'tr') flow.closeRow();
  else if (name === 'tbl') flow.closeTable();
}
