/** How wide a page is, as a share of the room there is for it. */
export const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** The next wider or narrower step. */
export function zoomStep(zoom: number, by: 1 | -1): number {
  const next = by > 0 ? zooms.find((step) => step > zoom) : zooms.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** The page that a link to a document means: `#page-12`; null when it means none. */
export function pageOfHash(hash: string): number | null {
  const page = Number(/^#page-(\d{1,6})$/.exec(hash)?.[1]);
  return page > 0 ? page : null;
}

/** How many pixels of a page to draw, so that it is sharp and no canvas is larger than phones can hold. */
export function scaleFor(cssWidth: number, page: { width: number; height: number }, density: number): number {
  const most = Math.sqrt(12_000_000 / (page.width * page.height));
  return Math.min((cssWidth / page.width) * density, most);
}
