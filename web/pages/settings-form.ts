import { type NotificationSettings, Refusal, type Settings } from '../api.ts';
import { element } from '../dom.ts';
import { timeText } from '../words.ts';
import { check, choice, group, labelled, timeZone } from './settings-parts.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const hours = Array.from({ length: 24 }, (_, hour): [number, string] => [hour, `${String(hour).padStart(2, '0')}:00`]);

/** All settings as one form; `save` is given them whole. */
export function settingsForm(settings: NotificationSettings, save: (settings: Settings) => Promise<unknown>) {
  const outcome = element('p', { role: 'status' });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    button.disabled = true;
    try {
      await save(settingsIn(form));
      outcome.className = 'note';
      outcome.textContent = `Saved at ${timeText(new Date().toISOString())}.`;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome.className = 'trouble';
      outcome.textContent = `Not saved: ${error.message}`;
    } finally {
      button.disabled = false;
    }
  };
  const button = element('button', { class: 'main', type: 'submit' }, 'Save');
  const form = element(
    'form',
    { class: 'settings', onsubmit: submit },
    mails(settings),
    digest(settings),
    whenAndHow(settings),
    element('div', { class: 'actions' }, button, outcome),
  );
  const follow = () => adapt(form);
  form.addEventListener('input', follow);
  follow();
  return form;
}

const mails = (settings: Settings) =>
  group(
    'Mails',
    check('email_enabled', 'Send me mails', settings.email_enabled),
    check('notify_job_results', 'When my documents are read', settings.notify_job_results),
    check('notify_new_matches', 'When a job fits my resume', settings.notify_new_matches),
    check('notify_application_updates', 'When an application of mine moves', settings.notify_application_updates),
    labelled(
      element('span', {}, 'A job counts as a match from ', element('output')),
      element('input', {
        name: 'min_match_score',
        type: 'range',
        min: 0,
        max: 100,
        value: Math.round(settings.min_match_score * 100),
      }),
    ),
  );

const digest = (settings: Settings) =>
  group(
    'Digest',
    choice(
      'digest_frequency',
      'One mail with all the news',
      [
        ['disabled', 'Never'],
        ['daily', 'Every day'],
        ['weekly', 'Every week'],
      ],
      settings.digest_frequency,
    ),
    choice(
      'digest_weekday',
      'On',
      weekdays.map((day, index) => [index + 1, day]),
      settings.digest_weekday,
    ),
    choice('digest_hour', 'At', hours, settings.digest_hour),
  );

const whenAndHow = ({ time_zone, quiet_hours }: Settings) =>
  group(
    'Time',
    timeZone(time_zone),
    check('quiet', 'Quiet hours: mails wait until they are over', quiet_hours !== null),
    element(
      'div',
      { class: 'pair', id: 'quiet-hours' },
      labelled('From', element('input', { name: 'from', type: 'time', value: quiet_hours?.from ?? '22:00' })),
      labelled('To', element('input', { name: 'to', type: 'time', value: quiet_hours?.to ?? '07:00' })),
    ),
  );

/** Shows of a form what makes sense with the rest of it. */
function adapt(form: HTMLFormElement): void {
  const { digest_frequency: frequency, digest_weekday, digest_hour, ...settings } = settingsIn(form);
  const isShown = (name: string, shown: boolean) => {
    const label = form.querySelector<HTMLElement>(`[name="${name}"]`)?.closest('label');
    if (label) label.hidden = !shown;
  };
  isShown('digest_hour', frequency !== 'disabled');
  isShown('digest_weekday', frequency === 'weekly');
  form.querySelector('#quiet-hours')?.toggleAttribute('hidden', settings.quiet_hours === null);
  const least = form.querySelector('output');
  if (least) least.textContent = `${Math.round(settings.min_match_score * 100)} %`;
}

function settingsIn(form: HTMLFormElement): Settings {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    email_enabled: data.has('email_enabled'),
    notify_job_results: data.has('notify_job_results'),
    notify_new_matches: data.has('notify_new_matches'),
    notify_application_updates: data.has('notify_application_updates'),
    min_match_score: Number(text('min_match_score')) / 100,
    digest_frequency: frequencyOf(text('digest_frequency')),
    digest_weekday: Number(text('digest_weekday')),
    digest_hour: Number(text('digest_hour')),
    time_zone: text('time_zone').trim(),
    quiet_hours: data.has('quiet') ? { from: text('from'), to: text('to') } : null,
  };
}

const frequencyOf = (word: string): Settings['digest_frequency'] =>
  word === 'daily' || word === 'weekly' ? word : 'disabled';
