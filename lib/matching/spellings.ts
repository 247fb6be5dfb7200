const before =
  /^(?:(?:strong|excellent|good|proven|solid|advanced|basic|working|professional|demonstrated)\s+)*(?:knowledge|experience|proficiency|proficient|skilled|familiarity|familiar|understanding|expertise|ability|fluency|fluent)\s+(?:of|in|with|to|using)\s+/iu;
const after = /(?<=\S)\s+(?:skills?|experience|knowledge|proficiency|expertise|abilities)$/iu;

/** What one skill is called in what was asked for: by names that mean the same, the plainest first, and by any of its choices. */
export function spellingsOf(asked: string): { names: string[]; choices: string[] } {
  const said = asked.slice(0, 200);
  const outer = trimmed(said.replace(/\([^()]*\)/gu, ' '));
  const inner = [...said.matchAll(/\(([^()]*)\)/gu)].map(([, text = '']) => text.trim());
  const same = inner.filter((text) => isShortFor(text, outer) || isShortFor(outer, text));
  const plain = outer || (inner[0] ?? '');
  return { names: [...new Set([plain, ...same])], choices: choicesOf(plain) };
}

const trimmed = (text: string): string => text.replace(/\s+/gu, ' ').trim().replace(before, '').replace(after, '');

/** "SEO" for "search engine optimization". */
function isShortFor(short: string, long: string): boolean {
  if (!/^[\p{Lu}\p{N}&]{2,8}s?$/u.test(short)) return false;
  const initials = long
    .split(/[\s\-/]+/u)
    .filter((one) => !/^(and|of|the|for|in|&)$/i.test(one))
    .map((one) => one[0]?.toUpperCase() ?? '')
    .join('');
  return initials === short.replace(/s$|&/gu, '');
}

/** "Photoshop/Illustrator" asks for either; "TCP/IP" is one thing. */
function choicesOf(text: string): string[] {
  const choices = text.split('/').map((one) => one.trim());
  return choices.length > 1 && choices.every((one) => /^[^\s/]{3,}$/u.test(one)) ? choices : [];
}
