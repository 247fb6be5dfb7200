import { type Canvas, createCanvas } from '@napi-rs/canvas';

/** A sheet on a scanner's glass that lies askew by some degrees, clockwise. */
export function tilted(sheet: Canvas, degrees: number): Canvas {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const canvas = createCanvas(
    Math.ceil(sheet.width * cos + sheet.height * sin),
    Math.ceil(sheet.width * sin + sheet.height * cos),
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  context.drawImage(sheet, -sheet.width / 2, -sheet.height / 2);
  return canvas;
}

/** The same sheet with other greys; `share` is how far to the right (0–1) a pixel stands. */
function repainted(sheet: Canvas, greyOf: (grey: number, share: number) => number): Canvas {
  const image = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
  for (let at = 0; at < image.data.length; at += 4) {
    const grey = greyOf(image.data[at] as number, ((at / 4) % sheet.width) / sheet.width);
    image.data.fill(grey, at, at + 3);
  }
  const canvas = createCanvas(sheet.width, sheet.height);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

/** White on black. */
export const inverted = (sheet: Canvas): Canvas => repainted(sheet, (grey) => 255 - grey);

/** Pale print in the light of a lamp on the left: at the right edge there is a tenth of it. */
export const shaded = (sheet: Canvas): Canvas =>
  repainted(sheet, (grey, share) => (255 - (255 - grey) / 2) * (1 - 0.9 * share));
