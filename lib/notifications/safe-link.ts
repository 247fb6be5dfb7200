const longest = 400;

/** A stranger's address as a link may lead to it: the web, no login in disguise, not endless; null for any other. */
export function safeLink(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  const isWeb = (protocol === 'https:' || protocol === 'http:') && !username && !password;
  return isWeb && href.length <= longest ? href : null;
}
