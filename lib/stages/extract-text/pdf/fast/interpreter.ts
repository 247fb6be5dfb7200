import { limits } from '../../limits.ts';
import { asMatrix } from '../matrix.ts';
import { doubt } from './doubt.ts';
import type { PdfFile } from './file.ts';
import type { FontBook } from './font-book.ts';
import { Lexer } from './lexer.ts';
import { nextOperator } from './next-operator.ts';
import { Operands } from './operands.ts';
import { operatorOf } from './operators.ts';
import { type Run, Runs } from './runs.ts';
import type { Scope } from './scope.ts';
import type { Tally } from './show-text.ts';
import { StateStack } from './state-stack.ts';
import { TextState } from './text-state.ts';
import type { Dict, Stream } from './values.ts';
import type { Rectangle } from './viewport.ts';
import { marks } from './words.ts';

/** What the operators of a page have left behind: its runs of text, and what else decides whether it needs OCR. */
export interface Outcome extends Tally {
  runs: Run[];
  /** The area of the largest picture, in square units of the page. */
  largestPicture: number;
}

/** Obeys the operators of a page that have to do with text. */
export class Interpreter {
  readonly outcome: Outcome = { runs: [], glyphs: 0, unmapped: 0, largestPicture: 0 };
  private readonly file: PdfFile;
  private readonly fonts: FontBook;
  private readonly visible: Rectangle;
  private readonly openForms: Stream[] = [];

  constructor(file: PdfFile, fonts: FontBook, visible: Rectangle) {
    this.file = file;
    this.fonts = fonts;
    this.visible = visible;
  }

  /** Runs a stream of content, which starts from this state. */
  run(content: Uint8Array, resources: Dict, state = new TextState()): void {
    const { budget } = this.file;
    const lexer = new Lexer(content);
    const scope = this.scopeOf(lexer, resources, state);
    const operands = new Operands();
    for (let word = nextOperator(lexer, operands); word !== marks.end; word = nextOperator(lexer, operands)) {
      budget.spendOperator();
      const { obey, count } = operatorOf(word);
      if (obey) {
        operands.take(count);
        obey(scope, operands);
      }
      operands.clear();
    }
    scope.runs.end();
  }

  private scopeOf(lexer: Lexer, resources: Dict, state: TextState): Scope {
    const states = new StateStack(state);
    const scope: Scope = {
      file: this.file,
      fonts: this.fonts,
      lexer,
      resources,
      runs: new Runs(this.outcome.runs, this.visible, state),
      states,
      tally: this.outcome,
      runForm: (form) => this.runForm(form, scope),
      notePicture: () => this.notePicture(states.current),
    };
    return scope;
  }

  private runForm(form: Stream, { states, resources }: Scope): void {
    if (this.openForms.includes(form) || this.openForms.length >= limits.fastPdf.forms) doubt('forms too deep');
    this.file.budget.spendForm();
    const inner = states.current.copy();
    const matrix = asMatrix(this.file.numbers(form.dict, 'Matrix'));
    if (matrix) inner.transform(matrix);
    this.openForms.push(form);
    this.run(this.fonts.content(form), this.file.dict(form.dict, 'Resources') ?? resources, inner);
    this.openForms.pop();
  }

  private notePicture({ page: [a, b, c, d] }: TextState): void {
    this.outcome.largestPicture = Math.max(this.outcome.largestPicture, Math.abs(a * d - b * c));
  }
}
