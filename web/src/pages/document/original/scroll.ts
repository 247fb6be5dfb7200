import { scrollManner } from '../../../ui/media.ts';

const margin = 12;

/** The page in the middle of what is seen of a row of pages. */
export function pageInView(scroller: HTMLElement): number {
  const middle = scroller.scrollTop + scroller.clientHeight / 3;
  const sheets = [...scroller.querySelectorAll<HTMLElement>('[data-page]')];
  const seen = sheets.findLast((sheet) => sheet.offsetTop <= middle) ?? sheets[0];
  return Number(seen?.dataset.page ?? 1);
}

/** Brings the top of a page into view. */
export function scrollToPage(scroller: HTMLElement, page: number): void {
  const sheet = scroller.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (sheet) scroller.scrollTo({ top: sheet.offsetTop - margin, behavior: 'instant' });
}

/** Brings the place of a field into view, or the page it is on; stays where it is when the place is seen already. */
export function scrollToPlace(scroller: HTMLElement, name: string, page: number): void {
  const place = scroller.querySelector<HTMLElement>(`[data-place~="${CSS.escape(name)}"]`);
  if (!place) {
    if (pageInView(scroller) !== page) scrollToPage(scroller, page);
    return;
  }
  const frame = scroller.getBoundingClientRect();
  const { top, bottom, left, right } = place.getBoundingClientRect();
  const isSeen = top >= frame.top + margin && bottom <= Math.min(frame.bottom, innerHeight) - margin;
  const isBeside = left < frame.left || right > frame.right;
  if (isSeen && !isBeside) return;
  const by = { top: isSeen ? 0 : top - frame.top - frame.height / 3, left: isBeside ? left - frame.left - margin : 0 };
  // Over many pages the way is no help.
  const isFar = Math.abs(by.top) > 3 * frame.height;
  scroller.scrollBy({ ...by, behavior: isFar ? 'instant' : scrollManner() });
}
