import { type FormEvent, useEffect, useRef, useState } from 'react';
import { sendLink, signIn, signUp, useNotice } from '../../session.ts';
import { places } from '../../shell/places.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Said } from '../../words/sign-in.ts';
import './sign-in.css';

type Way = 'password' | 'new' | 'link';

const ways: Record<Way, { title: string; act: string; turn: string }> = {
  password: { title: 'Sign in', act: 'Sign in', turn: 'Sign in with a password' },
  link: { title: 'Sign in by mail', act: 'Send me a link', turn: 'Send me a link instead' },
  new: { title: 'Make an account', act: 'Make the account', turn: 'Make a new account' },
};

const enter: Record<Way, (email: string, password: string) => Promise<Said | null>> = {
  password: signIn,
  link: sendLink,
  new: signUp,
};

/** The door: by password, by a link in a mail, or with a new account; behind it is the page that was wanted. */
export function SignIn() {
  const [way, setWay] = useState<Way>('password');
  const notice = useNotice();
  const [said, setSaid] = useState<Said | null>(null);
  const [old, setOld] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setSaid(null);
    setSaid(await enter[way](String(form.get('email')).trim(), String(form.get('password') ?? '')));
    setBusy(false);
  };
  const turnTo = (next: Way) => {
    setWay(next);
    setOld(notice);
    setSaid(null);
  };
  // What was wrong with the form as it was says nothing of the form as it is.
  const forget = () => {
    setOld(notice);
    if (said?.tone !== 'good') setSaid(null);
  };
  const news = notice === old && notice?.tone === 'bad' ? null : notice;
  const shown = said ?? (isBusy ? null : news);
  return (
    <main className="door">
      <p className="door-brand">
        <img src="/icon.svg" alt="" width="48" height="48" />
        Docket
      </p>
      <form className="card" onSubmit={submit} onChange={forget} aria-busy={isBusy}>
        <PageTitle title={ways[way].title} />
        <Wanted />
        <Fields way={way} />
        <p role="status" className={shown?.tone ?? ''}>
          {shown?.words}
        </p>
        <button type="submit" className="main" disabled={isBusy}>
          {ways[way].act}
        </button>
        <p className="other-ways">
          {(Object.keys(ways) as Way[])
            .filter((other) => other !== way)
            .map((other) => (
              <button key={other} type="button" className="quiet" onClick={() => turnTo(other)}>
                {ways[other].turn}
              </button>
            ))}
        </p>
      </form>
    </main>
  );
}

/** What one goes on to, when that is another page than the first. */
function Wanted() {
  const place = places.find(({ href }) => href === location.pathname);
  if (location.pathname === '/') return null;
  return <p className="note">Then you go on to {place ? `“${place.word}”` : 'the page that you wanted'}.</p>;
}

/** The fields of a way; what was typed stays when another way is taken, and the keyboard goes to what is missing. */
function Fields({ way }: { way: Way }) {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way is what it waits for
  useEffect(() => {
    (email.current?.value ? (password.current ?? email.current) : email.current)?.focus();
  }, [way]);
  return (
    <>
      <label>
        Mail address
        <input ref={email} name="email" type="email" autoComplete="username" required />
      </label>
      {way !== 'link' && (
        <label>
          Password
          <input
            ref={password}
            name="password"
            type="password"
            autoComplete={way === 'new' ? 'new-password' : 'current-password'}
            minLength={way === 'new' ? 8 : undefined}
            aria-describedby={way === 'new' ? 'password-rule' : undefined}
            required
          />
          {way === 'new' && (
            <span className="note" id="password-rule">
              At least 8 characters
            </span>
          )}
        </label>
      )}
    </>
  );
}
