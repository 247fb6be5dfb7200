/** What a link in a mail of accounts is for, in GoTrue's words. */
export const linkKinds = ['magiclink', 'recovery', 'signup', 'email_change'] as const;

export type LinkKind = (typeof linkKinds)[number];

/** A mail that Supabase itself sends to somebody, through the mail server of its own settings. */
export interface AuthMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

interface Words {
  subject: string;
  reason: string;
  link: string;
}

const words: Record<LinkKind, Words> = {
  magiclink: {
    subject: 'Your link to sign in',
    reason: 'Somebody, probably you, asked to sign in with this address.',
    link: 'Sign in',
  },
  recovery: {
    subject: 'Choose a new password',
    reason: 'Somebody, probably you, has forgotten the password of this account.',
    link: 'Choose a new password',
  },
  signup: {
    subject: 'Confirm your address',
    reason: 'An account was made with this address. It can be used once you have confirmed that the address is yours.',
    link: 'Confirm the address',
  },
  email_change: {
    subject: 'Confirm your new address',
    reason: 'An account is to move from one address to another.',
    link: 'Confirm the change',
  },
};

const promise = 'The link works once, for an hour. If it was not you, there is nothing to do.';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The mail with this link in it; `link` is a whole URL. */
export function mailWith(link: string, kind: LinkKind, to: string): AuthMail {
  const { subject, reason, link: label } = words[kind];
  return {
    to,
    subject,
    text: `${reason}\n\n${label}: ${link}\n\n${promise}\n`,
    html: `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><meta name="color-scheme" content="light dark" /><title>${subject}</title></head>
  <body style="margin: 2rem; font: 16px/1.5 system-ui, sans-serif">
    <h1 style="font-size: 1.25rem">${subject}</h1>
    <p>${reason}</p>
    <p><a href="${escaped(link)}">${label}</a></p>
    <p>${promise}</p>
  </body>
</html>`,
  };
}
