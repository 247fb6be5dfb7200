import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of sixteen greys, as office scanners save small: one level (0 black to 15 white) a pixel, row by row; width even. */
export function greyPng(levels: Uint8Array, width: number): Buffer {
  const height = levels.length / width;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 0], 8);
  const rows = Buffer.alloc(height * (width / 2 + 1));
  for (let y = 0; y < height; y++) {
    const start = y * (width / 2 + 1) + 1;
    for (let x = 0; x < width; x += 2) {
      rows[start + x / 2] = ((levels[y * width + x] ?? 0) << 4) | (levels[y * width + x + 1] ?? 0);
    }
  }
  const dots = Buffer.from([0, 0, 0x1e, 0xc3, 0, 0, 0x1e, 0xc3, 1]);
  const parts = [chunk('IHDR', header), chunk('pHYs', dots), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))]);
}
