import { api, type Match } from '../api.ts';
import { element, replace } from '../dom.ts';
import { countText, dayText, percentText } from '../words.ts';
import { type Applications, applicationsByJob, ways } from './applied.ts';
import { chips, jobHead, stranger } from './job.ts';
import { listInto } from './list-into.ts';

const orders = { score: 'Best first', newest: 'Newest first' } as const;
type Order = keyof typeof orders;

/** The jobs that fit the person's resumes, and why. */
export async function showMatches(main: Element): Promise<void> {
  const order: Order = new URLSearchParams(location.search).get('order') === 'newest' ? 'newest' : 'score';
  const rows = element('ul', { class: 'rows' });
  replace(main, element('div', { class: 'top' }, element('h1', {}, 'Matches'), toggle(order)), rows);
  const applications = applicationsByJob();
  await listInto(rows, {
    load: async (cursor) => {
      const [{ data, next_cursor }, known] = await Promise.all([api.matches(order, cursor), applications]);
      return { data: data.map((match) => ({ match, known })), next_cursor };
    },
    row: ({ match, known }) => row(match, known),
    more: 'Show more matches',
    trouble: 'Your matches cannot be shown now',
    empty: nothing,
  });
}

const toggle = (current: Order) =>
  element(
    'nav',
    { class: 'toggle', 'aria-label': 'Order' },
    ...Object.entries(orders).map(([order, word]) =>
      element('a', { href: `?order=${order}`, 'aria-current': order === current && 'true' }, word),
    ),
  );

const row = (match: Match, known: Applications) =>
  element(
    'li',
    { class: 'card job' },
    jobHead(match.posting),
    ring(match.score),
    element('div', { class: 'why' }, ...reasons(match)),
    element(
      'div',
      { class: 'actions' },
      ...(match.posting.is_open || known.has(match.posting.id)
        ? ways(match.posting, known, match.document_id)
        : [element('span', { class: 'pill' }, 'Closed')]),
      element('span', { class: 'note when' }, `Found ${dayText(match.created_at)}`),
    ),
  );

function ring(score: number): HTMLElement {
  const made = element('p', { class: 'ring' }, element('strong', {}, percentText(score)), ' match');
  made.style.setProperty('--score', String(score));
  return made;
}

function reasons({ document_id, vector_score, matched_skills, missing_skills, evidence: [shown] }: Match) {
  const asked = matched_skills.length + missing_skills.length;
  const parts = [
    `Experience ${percentText(vector_score)}`,
    ...(asked > 0 ? [`${matched_skills.length} of ${countText(asked, 'skill')} found`] : []),
  ];
  return [
    element('p', {}, parts.join(' · ')),
    chips('You have', matched_skills, 'good'),
    chips('Not found', missing_skills, ''),
    shown &&
      element(
        'blockquote',
        {},
        stranger(`“${shown.quote}”`),
        element('a', { href: `/documents/${document_id}#page-${shown.page}` }, `Your resume, page ${shown.page}`),
      ),
  ];
}

function nothing(): Element {
  const next = element('p', { class: 'note' });
  // Whether there is a resume decides what to say; without an answer the general words stay.
  const hasResume = api.list({ category: 'resume', limit: 1 }).then(
    ({ data }) => data.length > 0,
    () => false,
  );
  void hasResume.then((isThere) =>
    replace(
      next,
      ...(isThere
        ? [
            'Your resume is read, but no open job fits it well enough so far. What is well enough, you say in the ',
            element('a', { href: '/settings' }, 'settings'),
            '.',
          ]
        : [element('a', { class: 'button main', href: '/' }, 'Upload a resume')]),
    ),
  );
  return element(
    'li',
    { class: 'card empty' },
    element('h2', {}, 'No matches yet'),
    element(
      'p',
      {},
      'Upload your resume to the inbox like any other document. Once it is read, its experience and skills are compared with all open jobs, and with new jobs every hour. What fits appears here, with the reasons, and in your mail.',
    ),
    next,
  );
}
