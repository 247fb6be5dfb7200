/** Decoded pixels: RGBA, eight bits each, row by row, opaque. */
export interface Raster {
  data: Uint8ClampedArray | Uint8Array;
  width: number;
  height: number;
}
