/** `invoice_number` as people write it: "Invoice number". */
export function words(name: string): string {
  if (name === 'iban') return 'IBAN';
  if (name === 'doi') return 'DOI';
  const spaced = name.replaceAll('_', ' ');
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

/** How well a job fits, never more than it does: what is not wholly so is no "100 %". */
export const scoreText = (score: number): string => `${Math.floor(score * 100 + 1e-9)} %`;

/** "1 match", "1,200 matches". */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Bytes as people read them: "10.5 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return countText(bytes, 'byte');
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${size.toFixed(size < 10 ? 1 : 0).replace(/\.0$/, '')} ${unit}`;
}
