import type { Row } from '../reading.ts';
import { isOtherScript } from './alphabet.ts';
import { meanConfidence } from './decode-line.ts';
import { detectText } from './detect.ts';
import type { TextBox, Turn } from './geometry.ts';
import { heightOf, turned, widthOf } from './geometry.ts';
import type { Models } from './models.ts';
import type { Raster } from './raster.ts';
import { rowsOf } from './reading-order.ts';
import { type ReadLine, recogniseLine } from './recognise.ts';
import { wordsOf } from './words.ts';

/** How many of the longest lines tell whether the page is the right way up, and how sure they must be. */
const probes = 8;
const convincing = 0.8;
/** Lines below this are decoration, not text. */
const legible = 0.5;
/** A page is in another script when this share of its characters is. */
const foreignShare = 0.3;

/** Finds and reads all text of a page, whichever way up it lies. */
export async function readRaster(models: Models, raster: Raster): Promise<Row[]> {
  const boxes = await detectText(models.detector, raster, longSideFor(raster));
  const { turn, read } = await orient(models, raster, boxes);
  const lines: ReadLine[] = [];
  for (const box of boxes) {
    const line = read.get(box) ?? (await readEitherWay(models, raster, turned(box, turn)));
    if (line.confidence >= legible) lines.push(line);
  }
  const foreign = isForeign(lines);
  const segments = lines.map((line) => ({
    box: line.box,
    words: wordsOf(line, models.lexicon, foreign, raster),
  }));
  return rowsOf(segments.filter(({ words }) => words.length > 0));
}

/** Sheets of paper have small print over their whole width; long strips such as receipts do with less. */
function longSideFor({ width, height }: Raster): number {
  const isStrip = Math.max(width, height) > 1.6 * Math.min(width, height);
  return isStrip ? 960 : 1280;
}

interface Orientation {
  turn: Turn;
  /** The lines that were read to find out. */
  read: Map<TextBox, ReadLine>;
}

async function orient(models: Models, raster: Raster, boxes: TextBox[]): Promise<Orientation> {
  const longest = boxes.toSorted((a, b) => longSideOf(b) - longSideOf(a)).slice(0, probes);
  const candidates: [Turn, Turn] = isSideways(longest) ? [1, 3] : [0, 2];
  const first = await probe(models, raster, longest, candidates[0]);
  if (longest.length === 0 || confidenceOf(first) >= convincing) return first;
  const second = await probe(models, raster, longest, candidates[1]);
  return confidenceOf(second) > confidenceOf(first) ? second : first;
}

async function probe(models: Models, raster: Raster, boxes: TextBox[], turn: Turn): Promise<Orientation> {
  const read = new Map<TextBox, ReadLine>();
  for (const box of boxes) read.set(box, await recogniseLine(models.recogniser, raster, turned(box, turn)));
  return { turn, read };
}

const confidenceOf = ({ read }: Orientation): number => meanConfidence([...read.values()]);

const longSideOf = (box: TextBox): number => Math.max(widthOf(box), heightOf(box));

const isSideways = (boxes: TextBox[]): boolean =>
  boxes.filter((box) => heightOf(box) > widthOf(box)).length > boxes.length / 2;

/** Reads a line; one that runs up or down the page is read in both directions, and the surer reading counts. */
async function readEitherWay(models: Models, raster: Raster, box: TextBox): Promise<ReadLine> {
  if (heightOf(box) < 2.5 * widthOf(box)) return recogniseLine(models.recogniser, raster, box);
  const upwards = await recogniseLine(models.recogniser, raster, turned(box, 3));
  const downwards = await recogniseLine(models.recogniser, raster, turned(box, 1));
  return upwards.confidence > downwards.confidence ? upwards : downwards;
}

function isForeign(lines: ReadLine[]): boolean {
  const glyphs = lines.flatMap((line) => line.all);
  const foreign = glyphs.filter((glyph) => glyph.confidence > convincing && isOtherScript(glyph.character));
  return foreign.length > foreignShare * glyphs.length;
}
