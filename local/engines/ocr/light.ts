import { quantiles } from './quantiles.ts';

/** Light is uneven when paper is in one place so many times as bright as in another. */
const uneven = 1.25;

/** The grey of a line as if light fell evenly on it: paper becomes equally bright from left to right, where it is not. */
export function evenlyLit(grey: Uint8Array, width: number, height: number): Uint8Array {
  const papers = paperAlong(grey, width, height);
  const brightest = Math.max(...papers);
  if (brightest < uneven * Math.min(...papers)) return grey;
  return grey.map((value, at) => {
    const place = Math.min(papers.length - 1, Math.max(0, (at % width) / height - 0.5));
    const before = papers[Math.floor(place)] as number;
    const after = papers[Math.ceil(place)] as number;
    const paper = before + (after - before) * (place % 1);
    return Math.min(255, (value * brightest) / Math.max(1, paper));
  });
}

/** How bright the paper is in each square of the line. */
function paperAlong(grey: Uint8Array, width: number, height: number): number[] {
  return Array.from({ length: Math.max(1, Math.round(width / height)) }, (_, square) => {
    const left = square * height;
    const right = Math.min(width, left + height);
    const there = new Uint8Array((right - left) * height);
    for (let y = 0; y < height; y++) {
      there.set(grey.subarray(y * width + left, y * width + right), y * (right - left));
    }
    const [paper] = quantiles(there, [0.75]) as [number];
    return paper;
  });
}
