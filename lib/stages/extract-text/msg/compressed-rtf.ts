import { limits } from '../limits.ts';
import { tooMuchText } from '../text-document.ts';

/** What the dictionary of the packing holds before anything has been unpacked, as Outlook's format says. */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const windowSize = 4096;
const headSize = 16;
const packed = 0x75465a4c;

/** Unpacks the RTF that Outlook keeps of a message; what is cut off ends early. */
export function unpackRtf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < headSize) return new Uint8Array();
  const head = new DataView(bytes.buffer, bytes.byteOffset, headSize);
  const size = head.getUint32(4, true);
  if (head.getUint32(8, true) !== packed) return bytes.subarray(headSize, headSize + size);
  if (size > limits.text) throw tooMuchText();
  return unpack(bytes, size);
}

/** Each bit of a flag byte says whether a byte follows, or a reference of two bytes into the last 4096. */
function unpack(bytes: Uint8Array, size: number): Uint8Array {
  const window = new Uint8Array(windowSize);
  for (let index = 0; index < dictionary.length; index++) window[index] = dictionary.charCodeAt(index);
  const out = new Uint8Array(size);
  let length = 0;
  let write = dictionary.length;
  const put = (byte: number) => {
    window[write] = byte;
    write = (write + 1) % windowSize;
    if (length < size) out[length++] = byte;
  };
  for (let at = headSize; at < bytes.length && length < size; ) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length && length < size; bit++) {
      if ((flags & (1 << bit)) === 0) put(bytes[at++] ?? 0);
      else {
        const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
        at += 2;
        const from = reference >> 4;
        if (from === write) return out.subarray(0, length);
        for (let step = 0; step < (reference & 15) + 2; step++) put(window[(from + step) % windowSize] ?? 0);
      }
    }
  }
  return out.subarray(0, length);
}
