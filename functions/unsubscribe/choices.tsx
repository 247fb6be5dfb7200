import type { Preferences, Subscriber } from '../../lib/notifications/preferences.ts';

export type List = Subscriber['list'];

const lists: Record<List, { name: string; about: string; isOn(preferences: Preferences): boolean }> = {
  digest: {
    name: 'the digest',
    about: 'What is new, in one mail.',
    isOn: ({ digest_frequency }) => digest_frequency !== 'disabled',
  },
  job_match: {
    name: 'mails about job matches',
    about: 'New jobs that match your resume.',
    isOn: ({ notify_new_matches }) => notify_new_matches,
  },
  job_result: {
    name: 'mails about your documents',
    about: 'What became of documents that you sent in.',
    isOn: ({ notify_job_results }) => notify_job_results,
  },
  application_update: {
    name: 'mails about your applications',
    about: 'News of jobs that you applied for.',
    isOn: ({ notify_application_updates }) => notify_application_updates,
  },
};

/** Whether mails of this list are on. */
export const isOnList = (list: List, preferences: Preferences): boolean => lists[list].isOn(preferences);

/** One button for the list that the mail was on. */
export const Leave = ({ list, isOn }: { list: List; isOn: boolean }) => (
  <section id="leave">
    <h2>{`You ${isOn ? 'get' : 'do not get'} ${lists[list].name}`}</h2>
    {isOn ? (
      <form method="post">
        <input type="hidden" name="List-Unsubscribe" value="One-Click" />
        <button type="submit">Unsubscribe</button>
      </form>
    ) : (
      <p>If you want them back, choose them below.</p>
    )}
  </section>
);

/** What stands in the place of that button while no mail can reach its reader; `why` is the rest of a sentence. */
export const Unreachable = ({ why }: { why: string }) => (
  <section id="unreachable">
    <h2>No mails reach you</h2>
    <p>{`We have stopped writing to you: ${why}.`}</p>
    <p>
      Your choices are kept. If mails are to reach you again, ask whoever runs this service to release your address.
    </p>
  </section>
);

const Choice = ({ name, on, title, about }: { name: string; on: boolean; title: string; about: string }) => (
  <label class="choice">
    <input type="checkbox" name={name} value="true" checked={on} />
    <span>
      <b>{title}</b>
      <small>{about}</small>
    </span>
  </label>
);

const frequencies = [
  ['daily', 'Daily'],
  ['weekly', 'Weekly'],
  ['disabled', 'Never'],
] as const;

/** All lists, and how often the digest comes. */
export const Choices = ({ preferences }: { preferences: Preferences }) => (
  <section>
    <h2>What you hear by mail</h2>
    <form method="post">
      <input type="hidden" name="save" value="lists" />
      <Choice
        name="notify_job_results"
        on={preferences.notify_job_results}
        title="Documents"
        about={lists.job_result.about}
      />
      <Choice
        name="notify_new_matches"
        on={preferences.notify_new_matches}
        title="Job matches"
        about={lists.job_match.about}
      />
      <Choice
        name="notify_application_updates"
        on={preferences.notify_application_updates}
        title="Applications"
        about={lists.application_update.about}
      />
      <fieldset>
        <legend>Digest</legend>
        <div>
          {frequencies.map(([value, label]) => (
            <label>
              <input
                type="radio"
                name="digest_frequency"
                value={value}
                checked={preferences.digest_frequency === value}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit">Save</button>
    </form>
  </section>
);

/** One button for all mails at once. */
export const Everything = ({ isOn }: { isOn: boolean }) => (
  <section>
    <h2>{isOn ? 'No more mails at all' : 'All mails are off'}</h2>
    <p>
      {isOn
        ? 'Your choices stay as they are for the day you turn mails on again.'
        : 'Turn them on again, and you hear what you chose before.'}
    </p>
    <form method="post">
      <input type="hidden" name="email_enabled" value={String(!isOn)} />
      <button type="submit" class={isOn ? 'quiet' : ''}>
        {isOn ? 'Turn all mails off' : 'Turn mails on'}
      </button>
    </form>
  </section>
);
