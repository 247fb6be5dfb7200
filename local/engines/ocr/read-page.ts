import type { Row, Word } from '../reading.ts';
import { isOtherScript } from './alphabet.ts';
import { widths } from './crop.ts';
import { meanConfidence } from './decode-line.ts';
import { detectText } from './detect.ts';
import type { TextBox, Turn } from './geometry.ts';
import { heightOf, turned, widthOf } from './geometry.ts';
import { mapped } from './mapped.ts';
import type { Models } from './models.ts';
import { createPace, type Pace } from './pace.ts';
import { plausibilityOf } from './plausible.ts';
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

/** What was found on a page; `unread` is the share (0–1) of its text, by length, for which there was no time. */
export interface ReadPage {
  rows: Row[];
  unread: number;
}

/** Finds and reads the text of a page, whichever way up it lies, until so much work is done (milliseconds, see effort). */
export async function readRaster(models: Models, raster: Raster, until: number): Promise<ReadPage> {
  const pace = createPace(until);
  const boxes = await detectText(models.detector, raster, longSideFor(raster));
  const { turn, read } = await orient(models, raster, boxes);
  const { lines, unread } = await readLines(models, raster, outermostFirst(boxes, raster), turn, read, pace);
  const foreign = isForeign(lines);
  const segments = lines
    .filter(({ confidence }) => confidence >= legible)
    .map((line) => ({ box: line.box, words: wordsOf(line, models.lexicon, foreign, raster) }));
  const rows = rowsOf(segments.filter(({ words }) => words.length > 0));
  return { rows: foreign ? rows : asPlausible(rows), unread };
}

function asPlausible(rows: Row[]): Row[] {
  const plausibility = plausibilityOf(rows.flat(2).map(({ text }) => text));
  const asSure = (word: Word): Word => ({ ...word, confidence: word.confidence * plausibility });
  return plausibility === 1 ? rows : rows.map((row) => row.map((segment) => segment.map(asSure)));
}

/** When time runs out, what is missed lies in the middle: most sheets say at their ends from whom they are, and how much. */
const outermostFirst = (boxes: TextBox[], { height }: Raster): TextBox[] =>
  boxes.toSorted((a, b) => Math.abs(b.centre[1] - height / 2) - Math.abs(a.centre[1] - height / 2));

/** Reads lines as long as there is time, and less carefully when there is little. */
async function readLines(
  models: Models,
  raster: Raster,
  boxes: TextBox[],
  turn: Turn,
  read: Map<TextBox, ReadLine>,
  pace: Pace,
): Promise<{ lines: ReadLine[]; unread: number }> {
  const total = boxes.reduce((sum, box) => sum + longSideOf(box), 0);
  let rest = total;
  const lines = await mapped(boxes, models.lanes.atOnce, async (box) => {
    const known = read.get(box);
    if (!known && pace.isOver()) return [];
    const stretch = pace.isShortFor(rest) ? widths.quick : widths.usual;
    const line = known ?? (await readEitherWay(models, raster, turned(box, turn), stretch));
    if (!known) pace.read(longSideOf(box));
    rest -= longSideOf(box);
    return [line];
  });
  const found = lines.flat();
  return { lines: found, unread: found.length === boxes.length ? 0 : rest / total };
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
  const { lanes } = models;
  const lines = await mapped(
    boxes,
    lanes.atOnce,
    async (box): Promise<[TextBox, ReadLine]> => [box, await recogniseLine(lanes, raster, turned(box, turn))],
  );
  return { turn, read: new Map(lines) };
}

const confidenceOf = ({ read }: Orientation): number => meanConfidence([...read.values()]);

const longSideOf = (box: TextBox): number => Math.max(widthOf(box), heightOf(box));

const isSideways = (boxes: TextBox[]): boolean =>
  boxes.filter((box) => heightOf(box) > widthOf(box)).length > boxes.length / 2;

/** Reads a line; one that runs up or down the page is read in both directions, and the surer reading counts. */
async function readEitherWay(models: Models, raster: Raster, box: TextBox, stretch: number): Promise<ReadLine> {
  if (heightOf(box) < 2.5 * widthOf(box)) return recogniseLine(models.lanes, raster, box, stretch);
  const upwards = await recogniseLine(models.lanes, raster, turned(box, 3), stretch);
  const downwards = await recogniseLine(models.lanes, raster, turned(box, 1), stretch);
  return upwards.confidence > downwards.confidence ? upwards : downwards;
}

function isForeign(lines: ReadLine[]): boolean {
  const glyphs = lines.flatMap((line) => line.all);
  const foreign = glyphs.filter((glyph) => glyph.confidence > convincing && isOtherScript(glyph.character));
  return foreign.length > foreignShare * glyphs.length;
}
