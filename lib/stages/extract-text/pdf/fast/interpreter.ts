import { limits } from '../../limits.ts';
import { asMatrix, multiply } from '../matrix.ts';
import { doubt } from './doubt.ts';
import type { PdfFile } from './file.ts';
import type { FontBook } from './font-book.ts';
import { skipInlinePicture } from './inline-picture.ts';
import { Lexer, marks } from './lexer.ts';
import { Operands } from './operands.ts';
import { type OperatorEntry, operatorOf } from './operators.ts';
import { parseValue } from './parser.ts';
import { type Run, Runs } from './runs.ts';
import type { Scope } from './scope.ts';
import type { Tally } from './show-text.ts';
import { TextState } from './text-state.ts';
import { type Dict, Keyword, type Stream } from './values.ts';
import type { Rectangle } from './viewport.ts';

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
    const lexer = new Lexer(content);
    const scope = this.scopeOf(resources, state);
    const operands = new Operands();
    for (;;) {
      const token = lexer.next();
      const value = typeof token === 'number' ? token : parseValue(lexer, token);
      if (value === marks.end) break;
      if (value instanceof Keyword) {
        this.file.budget.spendOperator();
        if (value.text === 'BI') {
          skipInlinePicture(lexer);
          scope.notePicture();
        } else obey(operatorOf(value), operands, scope);
        operands.clear();
      } else if (!operands.add(value)) doubt('too many operands');
    }
    scope.runs.end();
  }

  private scopeOf(resources: Dict, state: TextState): Scope {
    const scope: Scope = {
      file: this.file,
      fonts: this.fonts,
      resources,
      runs: new Runs(this.outcome.runs, this.visible, state),
      state,
      kept: [],
      tally: this.outcome,
      runForm: (form) => this.runForm(form, scope),
      notePicture: () => this.notePicture(scope.state),
    };
    return scope;
  }

  private runForm(form: Stream, { state, resources }: Scope): void {
    if (this.openForms.includes(form) || this.openForms.length >= limits.fastPdf.forms) doubt('forms too deep');
    this.file.budget.spendForm();
    const inner = state.copy();
    const matrix = asMatrix(this.file.numbers(form.dict, 'Matrix'));
    if (matrix) inner.page = multiply(inner.page, matrix);
    this.openForms.push(form);
    this.run(this.fonts.content(form), this.file.dict(form.dict, 'Resources') ?? resources, inner);
    this.openForms.pop();
  }

  private notePicture({ page: [a, b, c, d] }: TextState): void {
    this.outcome.largestPicture = Math.max(this.outcome.largestPicture, Math.abs(a * d - b * c));
  }
}

function obey({ count, obey }: OperatorEntry, operands: Operands, scope: Scope): void {
  if (!obey) return;
  operands.take(count);
  obey(scope, operands);
}
