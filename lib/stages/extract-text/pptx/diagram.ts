import { TextFlow } from '../text-flow.ts';
import { readXml } from '../xml.ts';

/** The words of a SmartArt diagram, a line for each of its points. */
export function diagramText(part: Iterable<Uint8Array>): string {
  const flow = new TextFlow();
  let isText = false;
  readXml(part, {
    open(name) {
      isText = name === 't';
    },
    text(text) {
      // The text of a point is an element `t` of paragraphs, whose runs hold theirs in an element `t` again.
      if (isText && text.trim() !== '') flow.write(text.replaceAll('\f', ''));
    },
    close(name) {
      isText = false;
      if (name === 'p') flow.newline();
    },
  });
  return flow.end();
}
