import { type Application, api, type JobLine, Refusal } from '../api.ts';
import { element, replace } from '../dom.ts';
import { applicationWord, isEnded } from '../job-words.ts';
import { dayText } from '../words.ts';
import { applyLink } from './job.ts';

export type Applications = Map<string, Application>;

// Whoever has more finds out about the older ones when they press the button.
const mostPages = 5;

/** The person's newest applications, by the job that they are for; none when they cannot be had. */
export async function applicationsByJob(): Promise<Applications> {
  const found: Applications = new Map();
  let cursor: string | null = null;
  for (let page = 0; page < mostPages && (page === 0 || cursor); page += 1) {
    const answer: Awaited<ReturnType<typeof api.applications>> | null = await api
      .applications({ cursor, limit: 100 })
      .catch(() => null);
    for (const application of answer?.data ?? []) found.set(application.posting.id, application);
    cursor = answer?.next_cursor ?? null;
  }
  return found;
}

/** Where to apply for a job and how the person's application stands, or a button that says there is one. */
export function ways(job: JobLine, applications: Applications, resume: string | null): (Element | null)[] {
  const known = applications.get(job.id);
  return [known && isEnded(known.status) ? null : applyLink(job), applied(job, applications, resume)];
}

function applied(job: JobLine, applications: Applications, resume: string | null): HTMLElement {
  const place = element('span', { class: 'applied' });
  const known = applications.get(job.id);
  replace(place, known ? standing(known) : button(job, resume, place));
  return place;
}

function standing({ status, created_at }: Application): HTMLElement {
  const [word, tone] = applicationWord(status);
  const title = `You applied on ${dayText(created_at)}`;
  return element('a', { href: '/applications', class: `pill ${tone}`, title }, word);
}

function button(job: JobLine, resume: string | null, place: Element): HTMLElement {
  const tell = async () => {
    press.disabled = true;
    try {
      replace(place, standing(await applyOnce(job.id, resume)));
      place.querySelector('a')?.focus();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      press.disabled = false;
      replace(place, press, element('span', { class: 'trouble', role: 'alert' }, error.message));
    }
  };
  const press = element('button', { type: 'button', onclick: tell }, 'I have applied');
  return press;
}

/** The application that this makes, or the one that there was already. */
async function applyOnce(job: string, resume: string | null): Promise<Application> {
  try {
    return await api.apply(job, resume);
  } catch (error) {
    const { data } = await api.applications({ posting_id: job });
    if (data[0]) return data[0];
    throw error;
  }
}
