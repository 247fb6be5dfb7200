/** A made-up document whose category is known: what it is in a few words, and its text. */
export interface Sample {
  what: string;
  text: string;
  mediaType?: string;
}
