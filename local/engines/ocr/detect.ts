import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { TextBox } from './geometry.ts';
import type { Raster } from './raster.ts';
import { boxesOf } from './text-regions.ts';

// What the network was trained with, for channels in the order blue, green, red.
const mean = [0.406, 0.456, 0.485] as const;
const deviation = [0.225, 0.224, 0.229] as const;
const channelOffsets = [2, 1, 0] as const;

/** The detector works on multiples of this many pixels. */
const grid = 32;

/** Finds the lines of text on a page whose longer side is seen at `longSide` pixels; boxes are in the raster's pixels. */
export async function detectText(session: InferenceSession, raster: Raster, longSide: number): Promise<TextBox[]> {
  const scale = Math.min(1, longSide / Math.max(raster.width, raster.height));
  const width = onGrid(raster.width * scale);
  const height = onGrid(raster.height * scale);
  const input = new Tensor('float32', normalised(raster, width, height), [1, 3, height, width]);
  const outputs = await session.run({ [session.inputNames[0] as string]: input });
  const probabilities = outputs[session.outputNames[0] as string]?.data as Float32Array;
  return boxesOf({ probabilities, width, height }).map((box) =>
    stretched(box, raster.width / width, raster.height / height),
  );
}

const onGrid = (length: number): number => Math.max(grid, Math.round(length / grid) * grid);

function stretched({ centre, along, across }: TextBox, x: number, y: number): TextBox {
  return {
    centre: [centre[0] * x, centre[1] * y],
    along: [along[0] * x, along[1] * y],
    across: [across[0] * x, across[1] * y],
  };
}

/** Scales bilinearly and normalises into planes of blue, green and red. */
function normalised({ data, width, height }: Raster, toWidth: number, toHeight: number): Float32Array {
  const planes = new Float32Array(3 * toWidth * toHeight);
  const columns = samples(width, toWidth);
  const rows = samples(height, toHeight);
  for (let plane = 0; plane < 3; plane++) {
    const offset = channelOffsets[plane] as number;
    const scale = 1 / (255 * (deviation[plane] as number));
    const shift = (mean[plane] as number) / (deviation[plane] as number);
    let target = plane * toWidth * toHeight;
    for (const row of rows) {
      const upper = row.from * width;
      const lower = row.to * width;
      for (const column of columns) {
        const a = data[(upper + column.from) * 4 + offset] as number;
        const b = data[(upper + column.to) * 4 + offset] as number;
        const c = data[(lower + column.from) * 4 + offset] as number;
        const d = data[(lower + column.to) * 4 + offset] as number;
        const top = a + (b - a) * column.share;
        const bottom = c + (d - c) * column.share;
        planes[target++] = (top + (bottom - top) * row.share) * scale - shift;
      }
    }
  }
  return planes;
}

/** For each target pixel the two source pixels it lies between, and how far it is on the way. */
function samples(length: number, toLength: number): { from: number; to: number; share: number }[] {
  return Array.from({ length: toLength }, (_, i) => {
    const position = Math.max(0, ((i + 0.5) * length) / toLength - 0.5);
    const from = Math.min(length - 1, Math.floor(position));
    return { from, to: Math.min(length - 1, from + 1), share: position - from };
  });
}
