import type { PropsWithChildren } from 'hono/jsx';
import type { Preferences, Subscriber } from '../../lib/notifications/preferences.ts';
import { style } from './style.ts';

type List = Subscriber['list'];

const lists: Record<List, { name: string; about: string; isOn(preferences: Preferences): boolean }> = {
  digest: {
    name: 'the digest',
    about: 'What is new, in one mail.',
    isOn: ({ digest_frequency }) => digest_frequency !== 'disabled',
  },
  job_match: {
    name: 'job matches',
    about: 'New jobs that match your resume.',
    isOn: ({ notify_new_matches }) => notify_new_matches,
  },
  job_result: {
    name: 'documents',
    about: 'What became of documents that you sent in.',
    isOn: ({ notify_job_results }) => notify_job_results,
  },
  application_update: {
    name: 'applications',
    about: 'News of jobs that you applied for.',
    isOn: ({ notify_application_updates }) => notify_application_updates,
  },
};

interface PageProps {
  title: string;
  nonce: string;
}

const Page = ({ title, nonce, children }: PropsWithChildren<PageProps>) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · Docket`}</title>
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <main>
        <p class="brand">
          <span>D</span>Docket
        </p>
        {children}
      </main>
    </body>
  </html>
);

const documentOf = (page: { toString(): string }): string => `<!doctype html>${page.toString()}`;

const Leave = ({ list, isOn }: { list: List; isOn: boolean }) => (
  <section id="leave">
    <h2>{isOn ? `You get mails about ${lists[list].name}` : `You get no mails about ${lists[list].name}`}</h2>
    {isOn ? (
      <form method="post">
        <input type="hidden" name="List-Unsubscribe" value="One-Click" />
        <button type="submit">Unsubscribe from {lists[list].name}</button>
      </form>
    ) : (
      <p>If you want them back, choose them below.</p>
    )}
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
  ['daily', 'Every day'],
  ['weekly', 'Every week'],
  ['disabled', 'Never'],
] as const;

const Choices = ({ preferences }: { preferences: Preferences }) => (
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

const Everything = ({ isOn }: { isOn: boolean }) => (
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

/** What somebody hears by mail, with the ways to change it; needs no script and names nobody. */
export const preferencePage = (shown: {
  list: List;
  preferences: Preferences;
  /** What was just done, as a sentence. */
  done: string | null;
  nonce: string;
}): string => {
  const { list, preferences, done, nonce } = shown;
  const isOn = preferences.email_enabled;
  return documentOf(
    <Page title="Mails from Docket" nonce={nonce}>
      <h1>Mails from Docket</h1>
      {done && (
        <div class="done" role="status">
          {done}
        </div>
      )}
      {isOn && <Leave list={list} isOn={lists[list].isOn(preferences)} />}
      {isOn && <Choices preferences={preferences} />}
      <Everything isOn={isOn} />
    </Page>,
  );
};

/** What every link that we did not make leads to, whatever is wrong with it. */
export const noSuchLinkPage = (nonce: string): string =>
  documentOf(
    <Page title="This link does not work" nonce={nonce}>
      <h1>This link does not work</h1>
      <section>
        <h2>It may have been cut on its way</h2>
        <p>Open the mail again and follow its link from there, or copy the whole of it. Nothing was changed.</p>
      </section>
    </Page>,
  );
