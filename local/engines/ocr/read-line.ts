import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Alphabet, isOtherScript } from './alphabet.ts';
import type { LineImage } from './crop.ts';
import { decodeLine, type Glyph, meanConfidence, type Step, stepsOf } from './decode-line.ts';
import { softened } from './soften.ts';

/** What one line says, read twice: once with Latin letters only, once with everything the model knows. */
export interface LineReading {
  latin: Glyph[];
  all: Glyph[];
  /** What the network thought possible in Latin letters. */
  steps: Step[];
  /** Steps of the network per pixel of the image. */
  stepsPerPixel: number;
  /** Mean confidence (0–1) of the better of the two. */
  confidence: number;
}

/** Reads one line. Lines go one by one at their exact width: padding them into batches is slower on a CPU. */
export async function readLine(session: InferenceSession, alphabet: Alphabet, image: LineImage): Promise<LineReading> {
  const width = Math.ceil(image.width / 8) * 8;
  const input = new Tensor('float32', planesOf(softened(image), width), [1, 3, image.height, width]);
  const outputs = await session.run({ [session.inputNames[0] as string]: input });
  const output = outputs[session.outputNames[0] as string] as Tensor;
  const [, steps, classes] = output.dims as [number, number, number];
  const stepsPerPixel = steps / width;
  const emissions = {
    probabilities: output.data as Float32Array,
    steps: Math.min(steps, Math.ceil(image.width * stepsPerPixel) + 1),
    classes,
  };
  const latin = decodeLine(emissions, alphabet, 'latin');
  const all = decodeLine(emissions, alphabet, 'all');
  const likely = stepsOf(emissions, alphabet, alphabet.latin);
  const confidence = Math.max(meanConfidence(latin), meanConfidence(all.filter((g) => isOtherScript(g.character))));
  return { latin, all, steps: likely, stepsPerPixel, confidence };
}

/** Blue, green and red planes in −1…1, the line on the left, zeros to its right. */
function planesOf({ pixels, width, height }: LineImage, toWidth: number): Float32Array<ArrayBuffer> {
  const planes = new Float32Array(3 * height * toWidth);
  for (let plane = 0; plane < 3; plane++) {
    for (let y = 0; y < height; y++) {
      const target = (plane * height + y) * toWidth;
      const source = y * width * 3 + plane;
      for (let x = 0; x < width; x++) planes[target + x] = (pixels[source + x * 3] as number) / 127.5 - 1;
    }
  }
  return planes;
}
