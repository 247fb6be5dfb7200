import { Buffer } from 'node:buffer';

/** A multiple of three, so that the pieces join into one base64 text. */
const pieceInBytes = 3 * 256 * 1024;

/** Stands where the bytes will be; in JSON it needs no escape. */
const mark = '{{bytes}}';

/** A body in which the bytes are encoded while they are sent, so that a large file is never held twice. */
export function streamWithBase64(bodyWith: (content: string) => string, bytes: Uint8Array): ReadableStream<Uint8Array> {
  const [head, tail] = bodyWith(mark).split(mark) as [string, string];
  const pieces = piecesOf(head, bytes, tail);
  return new ReadableStream({
    pull(controller) {
      const { value, done } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function* piecesOf(head: string, bytes: Uint8Array, tail: string): Generator<Uint8Array, undefined> {
  yield ascii(head);
  for (let at = 0; at < bytes.length; at += pieceInBytes) {
    const length = Math.min(pieceInBytes, bytes.length - at);
    yield ascii(Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString('base64'));
  }
  yield ascii(tail);
}

const encoder = new TextEncoder();
const ascii = (text: string): Uint8Array => encoder.encode(text);
