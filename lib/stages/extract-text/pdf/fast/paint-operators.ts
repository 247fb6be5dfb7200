import { doubt } from './doubt.ts';
import { skipInlinePicture } from './inline-picture.ts';
import { numberOf } from './operands.ts';
import type { Scope } from './scope.ts';
import { showSpaced, showText } from './show-text.ts';
import type { Operator } from './state-operators.ts';
import { Stream } from './values.ts';

/** Operators that choose fonts, show text and paint forms, by the number of their operands. */
export const paintOperators: Record<number, Record<string, Operator>> = {
  0: {
    EMC: ({ runs }) => runs.end(),
    BI({ lexer, notePicture }) {
      skipInlinePicture(lexer);
      notePicture();
    },
  },
  1: {
    BMC: ({ runs }) => runs.end(),
    Tj: (scope, operands) => showText(operands.string(0), 0, scope),
    TJ: (scope, operands) => showSpaced(operands.list(0), scope),
    "'"(scope, operands) {
      scope.states.own.nextLine();
      showText(operands.string(0), 0, scope);
    },
    gs: (scope, operands) => setGraphicsState(operands.name(0), scope),
    Do(scope, operands) {
      scope.runs.end();
      paint(operands.name(0), scope);
    },
  },
  2: {
    BDC: ({ runs }) => runs.end(),
    Tf: (scope, operands) => setFont(operands.name(0), operands.number(1), scope),
  },
  3: {
    '"'(scope, operands) {
      const state = scope.states.own;
      state.wordSpacing = operands.number(0);
      state.charSpacing = operands.number(1);
      state.nextLine();
      showText(operands.string(2), 0, scope);
    },
  },
};

function setFont(name: string, size: number, { states, resources, file, fonts }: Scope): void {
  const { current } = states;
  if (current.font && name === current.fontName && size === current.size) return;
  states.own.choose(fonts.font(file.dict(resources, 'Font')?.get(name)), name, size);
}

function setGraphicsState(name: string, { states, resources, runs, file, fonts }: Scope): void {
  const graphics = file.dict(resources, 'ExtGState');
  const entries = graphics ? file.dict(graphics, name) : null;
  const font = entries ? file.get(entries, 'Font') : null;
  if (font === null) return;
  if (!Array.isArray(font)) doubt('odd font');
  runs.end();
  const size = numberOf(file.resolve(font[1]));
  states.own.choose(fonts.font(font[0]), null, size);
}

function paint(name: string, scope: Scope): void {
  const { file, resources } = scope;
  const objects = file.dict(resources, 'XObject');
  const object = objects ? file.get(objects, name) : null;
  if (!(object instanceof Stream)) doubt('odd form');
  const kind = file.name(object.dict, 'Subtype');
  if (kind === 'Image') scope.notePicture();
  else if (kind === 'Form') scope.runForm(object);
  else doubt('odd form');
}
