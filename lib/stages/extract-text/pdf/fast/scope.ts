import type { PdfFile } from './file.ts';
import type { FontBook } from './font-book.ts';
import type { Lexer } from './lexer.ts';
import type { Runs } from './runs.ts';
import type { Tally } from './show-text.ts';
import type { StateStack } from './state-stack.ts';
import type { Dict, Stream } from './values.ts';

/** One stream of content while its operators are obeyed. */
export interface Scope {
  file: PdfFile;
  fonts: FontBook;
  lexer: Lexer;
  resources: Dict;
  runs: Runs;
  states: StateStack;
  tally: Tally;
  /** Runs a form that starts from the state as it is. */
  runForm(form: Stream): void;
  /** A picture is painted, in the unit square. */
  notePicture(): void;
}
