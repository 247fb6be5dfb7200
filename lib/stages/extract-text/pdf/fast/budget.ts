import { limits } from '../../limits.ts';
import { doubt, refuse } from './doubt.ts';

const operatorsBetweenLooks = 1024;
const operatorsOfForm = 50;

/**
 * What is left of what reading one document may cost. Counts hold wherever time stands still while code computes, so
 * that whoever spends too much of them is refused; whoever takes too long is left to the PDF library and its deadline.
 */
export class Budget {
  private objects: number = limits.fastPdf.objects;
  private entries: number = limits.fastPdf.entries;
  private operators = 0;
  private glyphs = 0;
  private deadline = Infinity;
  /** Bytes that may still come out of streams. */
  inflated = 0;

  /** The next page, or opening, begins: all but objects and entries are counted anew. */
  begin(): void {
    this.operators = limits.fastPdf.operators;
    this.glyphs = limits.fastPdf.glyphs;
    this.inflated = limits.fastPdf.inflated;
    this.deadline = performance.now() + limits.fastPdf.milliseconds;
  }

  /** One more object is read from the file. */
  spendObject(): void {
    if (--this.objects < 0) doubt('too many objects');
    this.lookAtClock();
  }

  /** So many entries of a table of a font, which stay in memory. */
  spendEntries(count: number): void {
    this.entries -= count;
    if (this.entries < 0) doubt('too many entries of fonts');
  }

  /** One more operator of a page is obeyed. */
  spendOperator(): void {
    if (--this.operators < 0) refuse('A page of this PDF is drawn in too many steps.');
    if (this.operators % operatorsBetweenLooks === 0) this.lookAtClock();
  }

  /** One more form is run, which costs as much as many operators. */
  spendForm(): void {
    this.operators -= operatorsOfForm;
    this.spendOperator();
    this.lookAtClock();
  }

  /** So many more glyphs of a page are shown. */
  spendGlyphs(count: number): void {
    this.glyphs -= count;
    if (this.glyphs < 0) refuse('A page of this PDF holds too many characters.');
  }

  /** So many bytes came out of a stream. */
  spendInflated(bytes: number): void {
    this.inflated -= bytes;
    if (this.inflated < 0) refuse('A page of this PDF is too large when unpacked.');
    this.lookAtClock();
  }

  private lookAtClock(): void {
    if (performance.now() > this.deadline) doubt('too slow');
  }
}
