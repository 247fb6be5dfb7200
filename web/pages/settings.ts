import { api, type NotificationSettings, type Preview, Refusal } from '../api.ts';
import { element, replace } from '../dom.ts';
import { countText, dayText, timeText } from '../words.ts';
import { settingsForm } from './settings-form.ts';

/** What the person hears, when, and whether it can reach them. */
export async function showSettings(main: Element): Promise<void> {
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  replace(main, element('h1', {}, 'Settings'), trouble);
  try {
    const [settings, preview] = await Promise.all([api.settings(), api.digestPreview()]);
    const next = element('section', { class: 'card' }, ...digest(preview));
    const save = async (changed: Parameters<typeof api.saveSettings>[0]) => {
      const saved = await api.saveSettings(changed);
      replace(next, ...digest(await api.digestPreview()));
      return saved;
    };
    main.append(
      ...unreachable(settings),
      element('div', { class: 'columns' }, settingsForm(settings, save), element('div', {}, next, test())),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    trouble.textContent = `Your settings cannot be shown now: ${error.message}`;
  }
}

const whys: Record<string, string> = {
  bounced: 'one came back, because the address does not exist or takes none',
  dropped: 'our mail service does not write to it any more',
  complained: 'a mail of ours was reported as spam there',
  unsubscribed: 'it unsubscribed from all of our mails',
  by_hand: 'somebody who looks after this service has stopped them',
};

function unreachable({ unreachable: known }: NotificationSettings): HTMLElement[] {
  if (!known) return [];
  const why = whys[known.reason] ?? 'they are stopped';
  return [
    element(
      'p',
      { class: 'card alarm', role: 'status' },
      element('strong', {}, 'Mails do not reach you. '),
      `None has gone to your address since ${dayText(known.since)}: ${why}. Everything is still to be seen here, and whoever looks after this service can open the way again.`,
    ),
  ];
}

/** When the next digest comes, and what it would say now. */
function digest({ next_at, time_zone, content }: Preview): HTMLElement[] {
  const heading = element('h2', {}, 'Your next digest');
  if (!next_at) return [heading, element('p', { class: 'note' }, 'None: digests are turned off.')];
  const parts = [
    countText(content.matches.count, 'match', 'matches'),
    countText(content.postings.count, 'new job'),
    `${countText(content.applications.count, 'application')} with news`,
    `${countText(content.completed.count, 'document')} read`,
    `${countText(content.waiting_for_review.count, 'document')} to check`,
    `${countText(content.failed.count, 'document')} that could not be read`,
  ].filter((part) => !part.startsWith('0 '));
  return [
    heading,
    element('p', {}, element('time', { datetime: next_at, class: 'next' }, atPlace(next_at, time_zone))),
    ...(parts.length > 0
      ? [
          element('p', { class: 'note' }, 'If it came now, it would tell of'),
          element('ul', {}, ...parts.map((part) => element('li', {}, part))),
        ]
      : [element('p', { class: 'note' }, 'There is no news so far; without any, it does not come.')]),
  ];
}

function atPlace(at: string, timeZone: string): string {
  const when = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  return `${new Date(at).toLocaleString([], { ...when, timeZone })} (${timeZone})`;
}

/** A mail that shows whether mails arrive. */
function test(): HTMLElement {
  const outcome = element('p', { class: 'note', role: 'status' });
  const send = async () => {
    button.disabled = true;
    outcome.className = 'note';
    try {
      const { to } = await api.testMail();
      outcome.textContent = `Asked for at ${timeText(new Date().toISOString())}; it goes to ${to} in a moment.`;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome.className = 'trouble';
      outcome.textContent = error.message;
    } finally {
      button.disabled = false;
    }
  };
  const button = element('button', { type: 'button', onclick: send }, 'Send me a test mail');
  return element('section', { class: 'card' }, element('h2', {}, 'Do mails arrive?'), button, outcome);
}
