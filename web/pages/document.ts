import { api, type Document, follow, isSettled, type Event as Logged, Refusal } from '../api.ts';
import { element, replace } from '../dom.ts';
import { eventWord, percentText, stageWord, timeText, words } from '../words.ts';
import { fieldTable } from './field-table.ts';
import { pill } from './pill.ts';

/** One document: how it stands while it is read, then what was found in it and how it got there. */
export async function showDocument(main: Element, id: string): Promise<void> {
  try {
    for await (const report of follow(id)) {
      if (isSettled(report.status)) break;
      replace(
        main,
        element('p', {}, element('a', { href: '/' }, 'Inbox')),
        element('h1', {}, report.filename),
        pill(report.status),
        element('p', { class: 'note' }, stageWord(report.stage, report.progress, report.waiting_for)),
        element('progress', { max: 100, value: report.progress || null, 'aria-label': 'Progress' }),
      );
    }
    const [document, text, timeline] = await Promise.all([api.get(id), api.text(id), api.timeline(id)]);
    replace(main, ...result(document, text.pages, timeline.data));
    main.querySelector('details[data-asked]')?.scrollIntoView();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    replace(
      main,
      element('h1', {}, 'Not here'),
      element('p', { class: 'note' }, error.message),
      element('a', { href: '/' }, 'To the inbox'),
    );
  }
}

function result(document: Document, pages: { number: number; text: string; source: string }[], events: Logged[]) {
  return [
    element('p', {}, element('a', { href: '/' }, 'Inbox')),
    element('h1', {}, document.filename),
    pill(document.status),
    document.error ? element('p', { class: 'trouble', role: 'alert' }, document.error.detail) : null,
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'button', onclick: () => download(document.id) }, 'Download the original'),
      isOver(document) &&
        element('button', { type: 'button', onclick: (event: Event) => tryAgain(event, document) }, 'Try again'),
      element('button', { type: 'button', onclick: () => remove(document.id) }, 'Delete'),
    ),
    document.category ? kind(document) : null,
    document.fields.length > 0 ? fieldTable(document) : null,
    pages.length > 0 ? element('h2', {}, pages.length === 1 ? 'Text' : `Text, ${pages.length} pages`) : null,
    ...pages.map(({ number, text, source }, index) =>
      element(
        'details',
        { class: 'card', id: `page-${number}`, open: index === 0 || isAsked(number), 'data-asked': isAsked(number) },
        element('summary', {}, `Page ${number}${source === 'ocr' ? ', read from a picture' : ''}`),
        element('pre', {}, text),
      ),
    ),
    element('h2', {}, 'What happened'),
    element(
      'ol',
      { class: 'timeline' },
      ...events.map(({ at, type, data }) =>
        element('li', {}, element('time', { datetime: at }, timeText(at)), eventText(type, data)),
      ),
    ),
  ];
}

function kind({ category, category_confidence, category_reasons }: Document) {
  const confidence = category_confidence === null ? '' : `, ${percentText(category_confidence)} sure`;
  return element(
    'p',
    {},
    element('strong', {}, words(category ?? '')),
    confidence,
    category_reasons.length > 0 && element('span', { class: 'note' }, ` (${category_reasons.slice(0, 3).join(' ')})`),
  );
}

/** What happened, and to what: "That try did not work; another one follows (extract text, engine unavailable)". */
function eventText(type: string, { stage, code, status }: Logged['data']): string {
  const about = [stage, code, type === 'document_processed' ? status : null].filter(
    (part) => part !== undefined && part !== null,
  );
  return about.length === 0
    ? eventWord(type)
    : `${eventWord(type)} (${about.map((part) => words(String(part)).toLowerCase()).join(', ')})`;
}

/** A link to a quote names its page: /documents/…#page-2. */
const isAsked = (page: number) => location.hash === `#page-${page}`;

const isOver = ({ status }: Document) => status === 'failed' || status === 'canceled';

async function tryAgain({ target }: Event, { job_id }: Document): Promise<void> {
  if (target instanceof HTMLButtonElement) target.disabled = true;
  // Whoever was faster, here or in another window, asked for the same.
  if (job_id) await api.replay(job_id).catch(() => null);
  location.reload();
}

async function download(id: string): Promise<void> {
  location.assign((await api.content(id)).url);
}

async function remove(id: string): Promise<void> {
  if (!confirm('Delete this document?')) return;
  await api.remove(id);
  location.assign('/');
}
