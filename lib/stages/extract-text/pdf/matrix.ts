export type Matrix = [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does what `inner` does and then what `outer` does. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** A list of numbers as a matrix, or null when it is none. */
export const asMatrix = (numbers: number[] | null): Matrix | null =>
  numbers?.length === 6 ? (numbers as Matrix) : null;

/** The length of a vector; unlike `Math.hypot` it costs next to nothing. */
export const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);
