import type { Archive } from '../archive.ts';
import { limits } from '../limits.ts';
import { tooMuchText } from '../text-document.ts';
import { readXml } from '../xml.ts';

/** The texts that cells point at by number; phonetic guides are left out. */
export function readSharedStrings(archive: Archive): string[] {
  const strings: string[] = [];
  let text = '';
  let length = 0;
  let isText = false;
  let phonetic = 0;
  readXml(archive.read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic++;
      isText = name === 't' && phonetic === 0;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      length += piece.length;
      if (length > limits.text) throw tooMuchText();
    },
    close(name) {
      isText = false;
      if (name === 'rPh') phonetic--;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}
