import { type Finding, ok, trouble } from '../doctor/finding.ts';
import { base, isHosted, type Variables } from '../doctor/patient.ts';
import type { Migration } from './migrations.ts';
import { projectRefOf } from './plan.ts';

/** What is there to deploy with. */
export interface Means {
  /** Whether wrangler may act for a Cloudflare account. */
  cloudflare: boolean;
  /** Whether the Supabase CLI can be run. */
  supabaseCli: boolean;
  environment: NodeJS.ProcessEnv;
}

/** What the database needs before the code. */
export interface Due {
  now: Migration[];
  /** What contracts and waits. */
  held: Migration[];
  /** Whether the database has said which it has; else some of them may be there. */
  isKnown: boolean;
}

/** How many migrations, as far as that is known. */
export const countOf = ({ now, isKnown }: Due): string => `${isKnown ? '' : 'up to '}${now.length}`;

/** Whether these variables are of real accounts, and all that is needed to act there is at hand. */
export function whatIsMissing(vars: Variables, due: Due, means: Means): Finding[] {
  if (!isHosted(vars))
    return [
      trouble(
        'variables',
        'These variables name no deployment: nothing of it is outside of this machine.',
        'Copy .dev.vars.example to .env.production, fill it in (docs/deploy.md says where each value is found), and deploy again.',
      ),
    ];
  return [cloudflare(means), ...(due.now.length > 0 ? [database(vars, due, means)] : [])];
}

const cloudflare = (means: Means): Finding =>
  means.cloudflare
    ? ok('Cloudflare', 'wrangler is signed in.')
    : trouble(
        'Cloudflare',
        'wrangler may not act for any account.',
        'Run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN to a token made from the template "Edit Cloudflare Workers".',
      );

function database(vars: Variables, due: Due, { supabaseCli, environment }: Means): Finding {
  const tokens = ['SUPABASE_ACCESS_TOKEN', 'SUPABASE_DB_PASSWORD'].filter((name) => !environment[name]);
  if (supabaseCli && tokens.length === 0) return ok('migrations', `${countOf(due)} will be applied.`);
  const why = supabaseCli ? `${tokens.join(' and ')} are not set` : 'the Supabase CLI is not installed';
  return trouble(
    'migrations',
    `${countOf(due)} migrations are to be applied, and ${why}.`,
    `${byHand(vars, due.held)} Then deploy again. Or ${
      supabaseCli
        ? `set ${tokens.join(' and ')}`
        : 'install the CLI (https://supabase.com/docs/guides/local-development/cli)'
    } and let this do it.`,
  );
}

/** What to type to apply migrations without us. */
function byHand(vars: Variables, held: Migration[]): string {
  const ref = projectRefOf(base(vars.SUPABASE_URL ?? 'https://<ref>.supabase.co'));
  const push = `\`npx supabase login\`, \`npx supabase link --project-ref ${ref}\`, \`npx supabase db push --remote --include-all\` (\`--linked\` with a CLI before version 3)`;
  const aside = held.length > 0 ? `move ${held.map(({ file }) => file).join(', ')} aside, ` : '';
  return `By hand: ${aside}${push}.`;
}
