import { CircleUser } from 'lucide-react';
import { useId } from 'react';
import { signOut } from '../session.ts';
import { chooseTheme, useTheme } from './theme.ts';

const themes = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Who is signed in, how the pages look, and the way out. */
export function Account({ email }: { email: string }) {
  const menu = useId();
  const theme = useTheme();
  return (
    <div className="menu">
      <button type="button" className="icon" popoverTarget={menu} aria-label={`Account: ${email}`}>
        <CircleUser aria-hidden />
      </button>
      <div id={menu} popover="auto" className="card menu-body">
        <p className="note">
          Signed in as <strong>{email}</strong>
        </p>
        <fieldset className="themes">
          <legend>Colours</legend>
          {Object.entries(themes).map(([name, word]) => (
            <label key={name}>
              <input
                type="radio"
                name="theme"
                checked={theme === name}
                onChange={() => chooseTheme(name as typeof theme)}
              />
              {word}
            </label>
          ))}
        </fieldset>
        <a href="/docs">The API</a>
        <button type="button" onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
    </div>
  );
}
