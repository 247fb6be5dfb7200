/** Whatever may be a project of Supabase, for a console that is built before it is known where it will sign people in. */
const anywhere = 'http://127.0.0.1:* https:';

/**
 * The page with its policy for content narrowed to the one other origin that it talks to: that of the Supabase project,
 * which signs people in and hands files out. Without an address the page may talk to any.
 */
export function narrowed(page: string, supabaseUrl: string | undefined): string {
  const origin = supabaseUrl ? URL.parse(supabaseUrl)?.origin : anywhere;
  if (!origin) throw new Error('SUPABASE_URL is no address.');
  return page.replaceAll(anywhere, origin);
}
