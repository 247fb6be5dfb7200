import { doubt } from './doubt.ts';
import { nameOf, numberOf, stringOf } from './operands.ts';
import type { Scope } from './scope.ts';
import { showSpaced, showText } from './show-text.ts';
import type { Operator } from './state-operators.ts';
import { Stream } from './values.ts';

/** Operators that choose fonts, show text and paint forms, by the number of their operands. */
export const paintOperators: Record<number, Record<string, Operator>> = {
  0: { EMC: ({ runs }) => runs.end() },
  1: {
    BMC: ({ runs }) => runs.end(),
    Tj: (scope, operands) => showText(stringOf(operands[0]), 0, scope),
    TJ: (scope, operands) => showSpaced(operands[0], scope),
    "'"(scope, [text]) {
      scope.state.nextLine();
      showText(stringOf(text), 0, scope);
    },
    gs: (scope, [name]) => setGraphicsState(nameOf(name), scope),
    Do(scope, [name]) {
      scope.runs.end();
      paint(nameOf(name), scope);
    },
  },
  2: {
    BDC: ({ runs }) => runs.end(),
    Tf: (scope, [name, size]) => setFont(nameOf(name), numberOf(size), scope),
  },
  3: {
    '"'(scope, [wordSpacing, charSpacing, text]) {
      scope.state.wordSpacing = numberOf(wordSpacing);
      scope.state.charSpacing = numberOf(charSpacing);
      scope.state.nextLine();
      showText(stringOf(text), 0, scope);
    },
  },
};

function setFont(name: string, size: number, { state, resources, file, fonts }: Scope): void {
  if (state.font && name === state.fontName && size === state.size) return;
  state.fontName = name;
  state.size = size;
  state.font = fonts.font(file.dict(resources, 'Font')?.get(name));
}

function setGraphicsState(name: string, { state, resources, runs, file, fonts }: Scope): void {
  const states = file.dict(resources, 'ExtGState');
  const entries = states ? file.dict(states, name) : null;
  const font = entries ? file.get(entries, 'Font') : null;
  if (font === null) return;
  if (!Array.isArray(font)) doubt('odd font');
  runs.end();
  state.fontName = null;
  state.size = numberOf(file.resolve(font[1]));
  state.font = fonts.font(font[0]);
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
