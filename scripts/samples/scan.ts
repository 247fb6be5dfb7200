import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { greyPng } from './grey-png.ts';

const turn = (1.3 * Math.PI) / 180;
const border = { x: 46, y: 40 };

/** A slip as an office scanner sees it: a little askew on the dark lid, unevenly lit, grainy. Same slip, same bytes. */
export function scanned(slip: Canvas): Buffer {
  const width = 2 * Math.ceil(slip.width / 2 + border.x);
  const height = slip.height + 2 * border.y;
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#bdbdba';
  pen.fillRect(0, 0, width, height);
  pen.translate(width / 2, height / 2);
  pen.rotate(turn);
  pen.shadowColor = 'rgba(0, 0, 0, 0.5)';
  pen.shadowBlur = 12;
  pen.shadowOffsetX = 4;
  pen.drawImage(slip, -slip.width / 2, -slip.height / 2);
  return greyPng(grained(pen.getImageData(0, 0, width, height).data, width, height), width);
}

function grained(rgba: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const random = randomFrom(20261118);
  const levels = new Uint8Array(width * height);
  for (let i = 0; i < levels.length; i++) {
    const x = (i % width) / width;
    const y = Math.floor(i / width) / height;
    // The lamp is weaker on the right; thermal ink fades in bands where the print head is worn.
    const light = 1 - 0.05 * x - 0.02 * Math.sin(y * 9);
    const fade = 12 + 10 * Math.sin(x * 40) ** 8;
    const grain = (random() + random() + random() - 1.5) * 9;
    const speck = random() < 0.0004 ? -60 : 0;
    const grey = ((rgba[4 * i] ?? 0) * (1 - fade / 255) + fade) * light + grain + speck;
    levels[i] = Math.max(0, Math.min(15, Math.round(grey / 17)));
  }
  return levels;
}

/** Marsaglia's xorshift with 32 bits: numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
