import { Refusal } from '../api.ts';
import { element } from '../dom.ts';

interface Listing<One> {
  load: (cursor: string | null) => Promise<{ data: One[]; next_cursor: string | null }>;
  row: (one: One) => Element;
  /** What the button says that shows what comes after. */
  more: string;
  /** What is said, before the reason, when nothing can be shown. */
  trouble: string;
  empty: () => Element;
}

/** Fills a list page by page, with a button for the next one as long as there is one; what fails can be tried again. */
export async function listInto<One>(rows: Element, listing: Listing<One>): Promise<void> {
  const more = element('button', { type: 'button', hidden: true }, listing.more);
  rows.after(more);
  const show = async (cursor: string | null) => {
    more.disabled = true;
    try {
      const { data, next_cursor } = await listing.load(cursor);
      rows.querySelector(':scope > [role="alert"]')?.remove();
      const added = data.map(listing.row);
      rows.append(...added);
      if (rows.childElementCount === 0) rows.append(listing.empty());
      more.textContent = listing.more;
      more.onclick = () => void show(next_cursor);
      more.hidden = next_cursor === null;
      if (cursor !== null) added[0]?.querySelector<HTMLElement>('a, button, summary')?.focus();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      rows.querySelector(':scope > [role="alert"]')?.remove();
      rows.append(element('li', { class: 'trouble', role: 'alert' }, `${listing.trouble}: ${error.message}`));
      more.textContent = 'Try again';
      more.onclick = () => void show(cursor);
      more.hidden = false;
    } finally {
      more.disabled = false;
    }
  };
  await show(null);
}
