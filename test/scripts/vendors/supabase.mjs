#!/usr/bin/env node
// The Supabase CLI as far as a deployment needs it: `link` remembers a project, `db push` brings it the migrations of a folder.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const after = (name) => args[args.indexOf(name) + 1];
const { SUPABASE_ACCESS_TOKEN: token, SUPABASE_DB_PASSWORD: password, VENDORS } = process.env;
const linked = () => join(after('--workdir'), 'supabase', 'linked');
const refuse = (why) => {
  console.error(why);
  process.exit(1);
};

// What each version knows: the third still takes the former target, and the fourth no longer will.
const target = process.env.SUPABASE_CLI_OF === '2' ? '--linked' : '--remote';

if (args.includes('--help')) {
  console.log(`FLAGS\n  --include-all\n  ${target}`);
  process.exit(0);
}
if (args.includes('--workdir')) {
  const config = readFileSync(join(after('--workdir'), 'supabase', 'config.toml'), 'utf8');
  if (/^\[inbucket\]/m.test(config)) refuse('[inbucket] is no longer supported. Use [local_smtp] instead.');
}
if (args[0] === 'link') writeFileSync(linked(), after('--project-ref'));
if (args[0] === 'db') {
  if (!args.includes(target)) refuse(`Target: local stack · default; pass ${target} for the project`);
  if (readFileSync(linked(), 'utf8') !== 'zyxwvutsrqponmlkjihg' || password !== 'database-password') process.exit(1);
  const files = readdirSync(join(after('--workdir'), 'supabase', 'migrations')).sort();
  const body = JSON.stringify(files.map((file) => file.split('_')[0]));
  const headers = { authorization: `Bearer ${token}` };
  const { ok } = await fetch(`${VENDORS}/api.supabase.com/push`, { method: 'POST', headers, body });
  process.exit(ok ? 0 : 1);
}
