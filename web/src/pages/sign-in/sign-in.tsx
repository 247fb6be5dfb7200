import { type FormEvent, useState } from 'react';
import { sendLink, signIn, signUp } from '../../session.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import './sign-in.css';

type Way = 'password' | 'new' | 'link';

const ways: Record<Way, { title: string; act: string }> = {
  password: { title: 'Sign in', act: 'Sign in' },
  new: { title: 'Make an account', act: 'Make the account' },
  link: { title: 'Sign in by mail', act: 'Send me a link' },
};

/** The door: by password, by a link in a mail, or with a new account. */
export function SignIn() {
  const [way, setWay] = useState<Way>('password');
  const [said, setSaid] = useState<{ words: string; tone: 'good' | 'bad' } | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setSaid(await enter(way, String(form.get('email')), String(form.get('password') ?? '')));
    setBusy(false);
  };
  const turnTo = (next: Way) => {
    setWay(next);
    setSaid(null);
  };

  return (
    <main className="door">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <form className="card" onSubmit={submit} key={way}>
        <PageTitle title={ways[way].title} />
        <label>
          Mail address
          <input name="email" type="email" autoComplete="username" required />
        </label>
        {way !== 'link' && (
          <label>
            Password
            <input
              name="password"
              type="password"
              autoComplete={way === 'new' ? 'new-password' : 'current-password'}
              minLength={way === 'new' ? 8 : undefined}
              required
            />
          </label>
        )}
        <p role="status" className={said?.tone === 'bad' ? 'bad' : 'note'}>
          {said?.words}
        </p>
        <button type="submit" className="main" disabled={isBusy}>
          {ways[way].act}
        </button>
        <p className="other-ways">
          {way !== 'password' && (
            <button type="button" className="quiet" onClick={() => turnTo('password')}>
              Sign in with a password
            </button>
          )}
          {way !== 'link' && (
            <button type="button" className="quiet" onClick={() => turnTo('link')}>
              Send me a link instead
            </button>
          )}
          {way !== 'new' && (
            <button type="button" className="quiet" onClick={() => turnTo('new')}>
              Make a new account
            </button>
          )}
        </p>
      </form>
    </main>
  );
}

async function enter(way: Way, email: string, password: string) {
  if (way === 'link') {
    const trouble = await sendLink(email);
    return trouble
      ? { words: trouble, tone: 'bad' as const }
      : { words: `A link is on its way to ${email}. It works once, within an hour.`, tone: 'good' as const };
  }
  const trouble = await (way === 'new' ? signUp : signIn)(email, password);
  return trouble ? { words: trouble, tone: trouble.startsWith('Almost') ? ('good' as const) : ('bad' as const) } : null;
}
