/** One observation that speaks for a category, or against it when its weight is negative. */
export interface Cue {
  pattern: RegExp;
  weight: number;
  /** Completes the sentence "It …" in the reasons that a person reads. */
  says: string;
  /**
   * `heading`: a short line on the first page; `line`: any short line; `opening`: the first 1,500
   * characters; `text` (the default): anywhere in what is read.
   */
  where?: 'heading' | 'line' | 'opening' | 'text';
  /** How often the pattern has to occur (in `line`: how many lines) before it counts; 1 when absent. */
  times?: number;
}
