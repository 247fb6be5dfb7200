import { limits } from '../../limits.ts';
import { doubt } from './doubt.ts';

const operatorsBetweenLooks = 1024;

/** What is left of what reading one document may cost; whoever spends more than that gives up the fast way. */
export class Budget {
  private objects: number = limits.fastPdf.objects;
  /** Bytes that may still come out of streams. */
  inflated: number = limits.fastPdf.inflated;
  private operators: number = limits.fastPdf.operators;
  private deadline = Infinity;

  /** The next page, or opening, begins: operators and milliseconds are counted anew. */
  begin(): void {
    this.operators = limits.fastPdf.operators;
    this.deadline = performance.now() + limits.fastPdf.milliseconds;
  }

  /** One more object is read from the file. */
  spendObject(): void {
    if (--this.objects < 0) doubt('too many objects');
    this.lookAtClock();
  }

  /** One more operator of a page is obeyed. */
  spendOperator(): void {
    if (--this.operators < 0) doubt('too many operators');
    if (this.operators % operatorsBetweenLooks === 0) this.lookAtClock();
  }

  /** So many bytes came out of a stream. */
  spendInflated(bytes: number): void {
    this.inflated -= bytes;
    if (this.inflated < 0) doubt('too much when unpacked');
    this.lookAtClock();
  }

  private lookAtClock(): void {
    if (performance.now() > this.deadline) doubt('too slow');
  }
}
