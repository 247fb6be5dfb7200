import { element, replace } from '../dom.ts';
import { signIn } from '../session.ts';

/** The door: an account's address and password, or a new account. */
export function showSignIn(main: Element, entered: () => Promise<void>): void {
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const isNew = event.submitter?.getAttribute('value') === 'new';
    trouble.textContent = (await signIn(String(data.get('email')), String(data.get('password')), isNew)) ?? '';
    if (!trouble.textContent) await entered();
  };
  replace(
    main,
    element(
      'form',
      { class: 'card', onsubmit: submit },
      element('h1', {}, 'Sign in'),
      element(
        'label',
        {},
        'Mail address',
        element('input', { name: 'email', type: 'email', autocomplete: 'username', required: true }),
      ),
      element(
        'label',
        {},
        'Password',
        element('input', {
          name: 'password',
          type: 'password',
          autocomplete: 'current-password',
          required: true,
        }),
      ),
      trouble,
      element('button', { class: 'main', type: 'submit' }, 'Sign in'),
      element('button', { type: 'submit', value: 'new' }, 'Make a new account'),
    ),
  );
}
