/** Without marks and the commonest endings of English, German and French, so that "passes" finds "pass". */
export function stemOf(written: string): string {
  const plain = written.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').normalize('NFC');
  if (!/^[a-z]{4,}$/.test(plain)) return plain;
  return plain
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|x|ch|sh|zz)es$/, '')
    .replace(/(?<=[a-z]{3})(?:ungen)$/, 'ung')
    .replace(/(?<=[a-z]{4})(?:en|er|es)$/, '')
    .replace(/(?<=[a-z]{2}[^s])s$/, '')
    .replace(/(?<=[a-z]{4})[en]$/, '');
}
