import * as z from 'zod';
import type { Database } from '../database.ts';
import { notOffered } from '../errors.ts';
import type { Keys, Lite } from '../lite.ts';
import { accountsOf } from './accounts.ts';
import { answerAdmin } from './admin.ts';
import { followLink, verifyToken } from './follow.ts';
import { refusal } from './links.ts';
import type { AuthMail } from './mail.ts';
import { sendLinks } from './send.ts';

/** Where the links in mails lead, and where the mails go. */
export interface AuthMails {
  /** The app's address; a link ends on its pages and nowhere else. */
  appUrl: string;
  /** Whether an account can be used only once its address is confirmed; false unless said. */
  confirmations?: boolean;
  deliver(mail: AuthMail): void;
}

export interface AuthOptions {
  database: Database;
  lite: Lite;
  keys: Keys;
  mails?: AuthMails;
  now(): number;
}

/** What of GoTrue is offered by lite as it is. */
const plain = /^\/auth\/v1\/(token|user|logout|settings|health|\.well-known\/jwks\.json)$/;

const Account = z.object({ id: z.string() });

/** Answers what GoTrue answers: accounts, sessions, and links by mail. A request's body is in memory. */
export function createAuth({ database, lite, keys, mails, now }: AuthOptions) {
  const accounts = accountsOf(database);
  const links = mails && { accounts, lite, keys, mails, now };

  /** lite tells those who are banned who they are, as long as their token lives; GoTrue does not. */
  const unlessBanned = async (response: Response): Promise<Response> => {
    const { id } = Account.parse(await response.clone().json());
    return (await accounts.isBanned(id, now())) ? refusal(403, 'user_banned', 'User is banned') : response;
  };

  return async (request: Request, url: URL): Promise<Response> => {
    const call = `${request.method} ${url.pathname.replace('/auth/v1', '')}`;
    if (links && call === 'GET /verify') return followLink(links, url);
    if (links && call === 'POST /verify') return verifyToken(links, request);
    if (links && /^(POST \/(otp|recover|signup)|PUT \/user)$/.test(call)) return sendLinks(links, request, url);
    if (call === 'POST /signup' || plain.test(url.pathname)) {
      const { response } = await lite.fetch(request);
      return call === 'GET /user' && response.ok ? unlessBanned(response) : response;
    }
    return (await answerAdmin(request, url, { database, keys })) ?? notOffered(`${request.method} ${url.pathname}`);
  };
}
