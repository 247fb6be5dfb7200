import { limits } from '../../limits.ts';
import { doubt } from './doubt.ts';
import type { PdfFile } from './file.ts';
import type { FontBook } from './font-book.ts';
import { skipInlinePicture } from './inline-picture.ts';
import { Lexer, marks } from './lexer.ts';
import { asMatrix, multiply } from './matrix.ts';
import { nameOf, numberOf, stringOf, takeOperands } from './operands.ts';
import { parseValue } from './parser.ts';
import { Runs } from './runs.ts';
import { showSpaced, showText, type Tally } from './show-text.ts';
import { stateOperators } from './state-operators.ts';
import { TextState } from './text-state.ts';
import { type Dict, Keyword, Stream, type Value } from './values.ts';
import type { Rectangle } from './viewport.ts';

const mostOperands = 33;

/** What the operators of a page have left behind: its runs of text, and what else decides whether it needs OCR. */
export interface Outcome extends Tally {
  runs: Runs['runs'];
  /** The area of the largest picture, in square units of the page. */
  largestPicture: number;
}

/** One stream of content while its operators are obeyed. */
interface Scope {
  resources: Dict;
  runs: Runs;
  state: TextState;
  kept: TextState[];
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
    const scope: Scope = { resources, runs: new Runs(this.outcome.runs, this.visible), state, kept: [] };
    let operands: Value[] = [];
    for (;;) {
      const value = parseValue(lexer);
      if (value === marks.end) break;
      if (!(value instanceof Keyword)) {
        if (operands.push(value) > mostOperands) doubt('too many operands');
        continue;
      }
      this.file.budget.spendOperator();
      if (value.text === 'BI') this.skipPicture(lexer, scope);
      else this.obey(value.text, takeOperands(value.text, operands), scope);
      if (operands.length > 0) operands = [];
    }
    scope.runs.end();
  }

  private obey(operator: string, operands: Value[], scope: Scope): void {
    const { state, runs } = scope;
    runs.remember(state);
    const change = stateOperators.get(operator);
    if (change) change(state, operands);
    switch (operator) {
      case 'q':
        if (scope.kept.push(state.copy()) > limits.fastPdf.states) doubt('too many states');
        break;
      case 'Q':
        scope.state = scope.kept.pop() ?? state;
        break;
      case 'Tm':
        runs.rescale(state);
        break;
      case 'Tf':
        this.setFont(nameOf(operands[0]), numberOf(operands[1]), scope);
        break;
      case 'gs':
        this.setGraphicsState(nameOf(operands[0]), scope);
        break;
      case 'Do':
        runs.end();
        this.paint(nameOf(operands[0]), scope);
        break;
      case 'BMC':
      case 'BDC':
      case 'EMC':
        runs.end();
        break;
      default:
        this.show(operator, operands, scope);
    }
  }

  private show(operator: string, operands: Value[], { state, runs }: Scope): void {
    switch (operator) {
      case 'Tj':
        showText(stringOf(operands[0]), 0, state, runs, this.outcome);
        break;
      case 'TJ':
        showSpaced(operands[0], state, runs, this.outcome);
        break;
      case "'":
        state.nextLine();
        showText(stringOf(operands[0]), 0, state, runs, this.outcome);
        break;
      case '"':
        state.wordSpacing = numberOf(operands[0]);
        state.charSpacing = numberOf(operands[1]);
        state.nextLine();
        showText(stringOf(operands[2]), 0, state, runs, this.outcome);
    }
  }

  private setFont(name: string, size: number, { state, resources }: Scope): void {
    if (state.font && name === state.fontName && size === state.size) return;
    state.fontName = name;
    state.size = size;
    state.font = this.fonts.font(this.file.dict(resources, 'Font')?.get(name));
  }

  private setGraphicsState(name: string, { state, resources, runs }: Scope): void {
    const states = this.file.dict(resources, 'ExtGState');
    const entries = states ? this.file.dict(states, name) : null;
    const font = entries ? this.file.get(entries, 'Font') : null;
    if (font === null) return;
    if (!Array.isArray(font)) doubt('odd font');
    runs.end();
    state.fontName = null;
    state.size = numberOf(this.file.resolve(font[1]));
    state.font = this.fonts.font(font[0]);
  }

  private paint(name: string, { state, resources }: Scope): void {
    const objects = this.file.dict(resources, 'XObject');
    const object = objects ? this.file.get(objects, name) : null;
    if (!(object instanceof Stream)) doubt('odd form');
    const kind = this.file.name(object.dict, 'Subtype');
    if (kind === 'Image') this.notePicture(state);
    else if (kind === 'Form') this.runForm(object, state, resources);
    else doubt('odd form');
  }

  private runForm(form: Stream, state: TextState, resources: Dict): void {
    if (this.openForms.includes(form) || this.openForms.length >= limits.fastPdf.forms) doubt('forms too deep');
    const inner = state.copy();
    const matrix = asMatrix(this.file.numbers(form.dict, 'Matrix'));
    if (matrix) inner.page = multiply(inner.page, matrix);
    this.openForms.push(form);
    this.run(this.fonts.content(form), this.file.dict(form.dict, 'Resources') ?? resources, inner);
    this.openForms.pop();
  }

  private skipPicture(lexer: Lexer, { state }: Scope): void {
    skipInlinePicture(lexer);
    this.notePicture(state);
  }

  private notePicture({ page: [a, b, c, d] }: TextState): void {
    this.outcome.largestPicture = Math.max(this.outcome.largestPicture, Math.abs(a * d - b * c));
  }
}
