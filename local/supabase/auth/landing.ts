const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The names of this computer are one: whoever opened the app by one of them comes back by the same. */
const host = ({ hostname, port }: URL): string => `${loopback.test(hostname) ? 'loopback' : hostname}:${port}`;

/** The page of the app where a link ends: the one that was asked for, or the app itself when that one is not the app's. */
export function landing(appUrl: string, asked: string | null): URL {
  const app = new URL(appUrl);
  if (asked === null || !URL.canParse(asked)) return app;
  const page = new URL(asked);
  const own = page.protocol === app.protocol && host(page) === host(app) && page.username === '';
  return own ? page : app;
}
