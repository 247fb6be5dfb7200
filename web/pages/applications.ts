import { type Application, api, Refusal } from '../api.ts';
import { element, replace } from '../dom.ts';
import { applicationWord, isEnded } from '../job-words.ts';
import { dayText } from '../words.ts';
import { applyLink, jobHead } from './job.ts';
import { listInto } from './list-into.ts';

/** What the person has applied for, and how it stands. */
export async function showApplications(main: Element): Promise<void> {
  const rows = element('ul', { class: 'rows' });
  replace(main, element('h1', {}, 'Applications'), rows);
  await listInto(rows, {
    load: (cursor) => api.applications({ cursor }),
    row: (application) => {
      const row = element('li', { class: 'card job' });
      render(row, application);
      return row;
    },
    more: 'Show older applications',
    trouble: 'Your applications cannot be shown now',
    empty: nothing,
  });
}

function render(row: Element, application: Application, trouble?: string): void {
  const { posting, status, note, document_id, created_at, updated_at } = application;
  const [word, tone] = applicationWord(status);
  const changed = dayText(updated_at) === dayText(created_at) ? '' : `, changed ${dayText(updated_at)}`;
  replace(
    row,
    jobHead(posting),
    element('span', { class: `pill ${tone}`, 'data-status': status }, word),
    note && element('p', { class: 'why' }, element('bdi', {}, note)),
    element(
      'div',
      { class: 'actions' },
      !isEnded(status) && applyLink(posting),
      !isEnded(status) && element('button', { type: 'button', onclick: () => withdraw(row, application) }, 'Withdraw'),
      document_id && element('a', { href: `/documents/${document_id}` }, 'Your resume'),
      element('span', { class: 'note when' }, `Applied ${dayText(created_at)}${changed}`),
    ),
    trouble && element('p', { class: 'why trouble', role: 'alert' }, trouble),
  );
}

async function withdraw(row: Element, application: Application): Promise<void> {
  const { title } = application.posting;
  if (!confirm(`Withdraw your application for “${title}”? You cannot apply for it again.`)) return;
  try {
    render(row, await api.withdraw(application.id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    render(row, application, error.message);
  }
}

const nothing = () =>
  element(
    'li',
    { class: 'card empty' },
    element('h2', {}, 'No applications yet'),
    element('p', {}, 'Say “I have applied” at a job or a match, and it is kept here with how it stands.'),
    element('p', {}, element('a', { class: 'button main', href: '/matches' }, 'See your matches')),
  );
