// Four digits are more than any engine means; whoever keeps the vector gives it its length again.
const steps = 10_000;

/** A vector as the database reads it, short to send: of the same direction and of another length. */
export const literalOf = (vector: number[]): string => `[${vector.map((value) => Math.round(value * steps)).join()}]`;
