import { api, type JobEntry, Refusal } from '../api.ts';
import { element, replace } from '../dom.ts';
import { dayText } from '../words.ts';
import { type Applications, applicationsByJob, ways } from './applied.ts';
import { chips, jobHead } from './job.ts';
import { listInto } from './list-into.ts';

/** The open jobs, newest first; the address says what is looked for. */
export async function showJobs(main: Element): Promise<void> {
  const q = (new URLSearchParams(location.search).get('q') ?? '').trim();
  const rows = element('ul', { class: 'rows' });
  replace(main, element('h1', {}, 'Jobs'), search(q), rows);
  const applications = applicationsByJob();
  await listInto(rows, {
    load: async (cursor) => {
      const [{ data, next_cursor }, known] = await Promise.all([api.jobs(q, cursor), applications]);
      return { data: data.map((job) => ({ job, known })), next_cursor };
    },
    row: ({ job, known }) => row(job, known),
    more: 'Show older jobs',
    trouble: 'The jobs cannot be shown now',
    empty: () => nothing(q),
  });
}

const search = (q: string) =>
  element(
    'form',
    { class: 'search', role: 'search', action: '/postings' },
    element('input', {
      name: 'q',
      type: 'search',
      value: q,
      maxlength: 200,
      placeholder: 'Title, company, place or skill',
      'aria-label': 'Search the jobs',
      enterkeyhint: 'search',
    }),
    element('button', { type: 'submit' }, 'Search'),
  );

const row = (job: JobEntry, known: Applications) =>
  element(
    'li',
    { class: 'card job' },
    jobHead(job),
    element('div', { class: 'why' }, chips('Asks for', job.skills, ''), description(job)),
    element(
      'div',
      { class: 'actions' },
      ...ways(job, known, null),
      element('span', { class: 'note when' }, dates(job)),
    ),
  );

const dates = ({ posted_at, created_at, closes_at }: JobEntry): string =>
  `Posted ${dayText(posted_at ?? created_at)}${closes_at ? `, open until ${dayText(closes_at)}` : ''}`;

/** The whole text, asked for when somebody opens it. */
function description({ id }: JobEntry): HTMLElement {
  const text = element('p', { class: 'text' }, '…');
  const made = element('details', {}, element('summary', {}, 'Description'), text);
  const read = async () => {
    if (!made.open) return;
    try {
      text.textContent = (await api.job(id)).description ?? 'There is none.';
      made.removeEventListener('toggle', read);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      text.textContent = error.message;
    }
  };
  made.addEventListener('toggle', read);
  return made;
}

const nothing = (q: string) =>
  element(
    'li',
    { class: 'card empty' },
    element('h2', {}, q ? 'No open job says that' : 'No open jobs'),
    q
      ? element('p', {}, 'Fewer words find more. ', element('a', { href: '/postings' }, 'Show all jobs'))
      : element('p', {}, 'As soon as there are any, they appear here and are compared with your resume.'),
  );
