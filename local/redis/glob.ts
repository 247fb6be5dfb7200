const escapeByte = (character: string): string => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** Compiles a Redis key pattern (`*`, `?`, `[a-c]`, `[^a]`, backslash) to an anchored regular expression. */
export function compileGlob(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === '*') source += '[^]*';
    else if (character === '?') source += '[^]';
    else if (character === '[') {
      const [characters, end] = compileClass(pattern, at + 1);
      source += characters;
      at = end;
    } else if (character === '\\' && at + 1 < pattern.length) source += escapeByte(pattern.charAt(++at));
    else source += escapeByte(character);
  }
  return new RegExp(`^${source}$`);
}

/** Compiles the class that starts after its bracket; also says where its closing bracket stands. */
function compileClass(pattern: string, start: number): [string, number] {
  const negated = pattern.charAt(start) === '^';
  let at = negated ? start + 1 : start;
  let members = '';
  for (; at < pattern.length && pattern.charAt(at) !== ']'; at++) {
    if (pattern.charAt(at) === '\\' && at + 1 < pattern.length) at++;
    const first = pattern.charAt(at);
    if (pattern.charAt(at + 1) === '-' && at + 2 < pattern.length) {
      const last = pattern.charAt(at + 2);
      members +=
        first <= last ? `${escapeByte(first)}-${escapeByte(last)}` : `${escapeByte(last)}-${escapeByte(first)}`;
      at += 2;
    } else members += escapeByte(first);
  }
  return [`[${negated ? '^' : ''}${members}]`, at];
}
