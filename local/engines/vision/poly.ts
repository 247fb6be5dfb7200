export type Corner = readonly [x: number, y: number];

interface Vertex {
  x?: number;
  y?: number;
}

/** A bounding polygon in Vision's JSON, where a coordinate of 0 is left out. */
export type Poly = { vertices: Vertex[] } | { normalizedVertices: Vertex[] };

/** Pixels, as Vision answers for images. */
export const pixelPoly =
  ({ width, height }: { width: number; height: number }) =>
  (corners: Corner[]): Poly => ({
    vertices: quadrangle(corners).map(([x, y]) => vertex(Math.round(x * width), Math.round(y * height))),
  });

/** Shares of the page, as Vision answers for PDFs. */
export const sharePoly = (corners: Corner[]): Poly => ({
  normalizedVertices: quadrangle(corners).map(([x, y]) => vertex(Number(x.toFixed(5)), Number(y.toFixed(5)))),
});

const vertex = (x: number, y: number): Vertex => ({ ...(x !== 0 && { x }), ...(y !== 0 && { y }) });

/** A word's own four corners; around several words the upright rectangle. */
function quadrangle(corners: Corner[]): Corner[] {
  if (corners.length === 4) return corners;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}
