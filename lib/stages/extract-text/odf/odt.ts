import type { Archive } from '../archive.ts';
import type { Format } from '../format.ts';
import { parsing } from '../parsing.ts';
import { textDocument } from '../text-document.ts';
import { TextFlow } from '../text-flow.ts';
import { readXml } from '../xml.ts';
import { openPackage } from './package.ts';
import { paragraphReader } from './paragraphs.ts';
import { readTextStyles } from './text-styles.ts';

const name = 'an OpenDocument text';

/** Headers, body, notes, footers; pages end where the author broke them, or where the program says that they did. */
export const odt: Format = {
  name,
  open: (bytes) => parsing(name, () => textDocument(readDocument(openPackage(bytes)))),
};

function readDocument(archive: Archive): string {
  const { headers, footers } = readMargins(archive);
  const texts = [...headers, ...readBody(archive), ...footers];
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}

function readBody(archive: Archive): [body: string, notes: string] {
  const flow = new TextFlow();
  const noteFlow = new TextFlow();
  const styles = readTextStyles(archive);
  let isBroken = false;
  let isEmpty = true;
  const paragraphs = paragraphReader(flow, {
    noteFlow,
    styles,
    begins(to, style) {
      if ((isBroken || styles.breaksBefore(style)) && !isEmpty) to.write('\f');
      isBroken = isEmpty = false;
    },
    ends(_, style) {
      isBroken ||= styles.breaksAfter(style);
    },
  });
  readXml(archive.read('content.xml'), {
    ...paragraphs,
    open(element, attributes) {
      if (element === 'soft-page-break') flow.write('\f');
      paragraphs.open(element, attributes);
    },
  });
  return [flow.end(), noteFlow.end().trim()];
}

/** The headers and footers of all kinds of pages, each text once. */
function readMargins(archive: Archive): { headers: string[]; footers: string[] } {
  const found = { headers: new Set<string>(), footers: new Set<string>() };
  let flow = new TextFlow();
  let paragraphs = paragraphReader(flow);
  let margin: string | null = null;
  readXml(archive.read('styles.xml'), {
    open(element, attributes) {
      if (margin) return paragraphs.open(element, attributes);
      if (!/^(header|footer)(-left|-first)?$/.test(element)) return;
      margin = element;
      flow = new TextFlow();
      paragraphs = paragraphReader(flow);
    },
    text(text) {
      if (margin) paragraphs.text(text);
    },
    close(element) {
      if (element !== margin) {
        if (margin) paragraphs.close(element);
        return;
      }
      found[element.startsWith('header') ? 'headers' : 'footers'].add(flow.end().trim());
      margin = null;
    },
  });
  return { headers: [...found.headers], footers: [...found.footers] };
}
