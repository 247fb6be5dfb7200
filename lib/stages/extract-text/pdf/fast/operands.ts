import { asMatrix, type Matrix } from '../matrix.ts';
import { doubt } from './doubt.ts';
import { Name, PdfString, type Value } from './values.ts';

/** The operands that count: the last ones, as many as the operator takes. Too few make it void, which is doubtful. */
export function takeOperands(wanted: number, operands: Value[], count: number): Value[] {
  if (wanted === 0) return none;
  return count < wanted ? doubt('operator without operands') : operands.slice(count - wanted, count);
}

const none: Value[] = [];

export const numberOf = (value: Value | undefined): number =>
  typeof value === 'number' ? value : doubt('odd operand');

export const nameOf = (value: Value | undefined): string => (value instanceof Name ? value.text : doubt('odd operand'));

export const stringOf = (value: Value | undefined): PdfString =>
  value instanceof PdfString ? value : doubt('odd operand');

export const matrixOf = (operands: Value[]): Matrix => asMatrix(operands.map(numberOf)) ?? doubt('odd operand');
