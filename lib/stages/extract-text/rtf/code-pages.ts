/** The upper halves of the two code pages of MS-DOS, which no browser knows. */
const dos: Record<number, string> = {
  437: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  850: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** Names by which decoders know the code pages whose number is not part of theirs. */
const labels: Record<number, string> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20127: 'windows-1252',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28591: 'windows-1252',
  50220: 'iso-2022-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The code pages of the character sets that fonts name. */
const charsets: Record<number, number> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** What stands for bytes in fonts of symbols, whose letters nobody can know. */
export const symbols = 0;
const symbolCharset = 2;

/** The code page of a font by its character set; null when the font leaves it to the document. */
export const codePageOf = (charset: number): number | null =>
  charset === symbolCharset ? symbols : (charsets[charset] ?? null);

/** The text of bytes in a code page, by its Windows number; an unknown one is read as windows-1252. */
export function decodePage(bytes: Uint8Array, codePage: number): string {
  const upper = dos[codePage];
  if (upper) return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : upper[byte - 128])).join('');
  if (codePage === symbols) return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : '•')).join('');
  return decoderFor(codePage).decode(bytes);
}

function decoderFor(codePage: number): TextDecoder {
  const iso = codePage >= 28592 && codePage <= 28606 ? `iso-8859-${codePage - 28590}` : `windows-${codePage}`;
  try {
    return new TextDecoder(labels[codePage] ?? iso);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
