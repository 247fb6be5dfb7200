interface ForeignFormat {
  magic: string;
  offset: number;
  name: string;
  advice: string;
}

const asPdf = 'save it as PDF and upload that.';
const asPng = 'save it as JPEG or PNG and upload that.';
const heicAsPng =
  'save it as JPEG or PNG and upload that. An iPhone takes JPEG by itself once Settings, Camera, Formats says Most Compatible.';
const unpack = 'unpack it and upload the documents inside.';
const program = 'programs are not documents.';
const media = 'only documents and pictures of documents can be read.';

const row = (magic: string, name: string, advice: string, offset = 0): ForeignFormat => ({
  magic,
  offset,
  name,
  advice,
});

/** Formats that are recognised to say what would be right; each character of `magic` is one byte. */
export const foreignFormats: ForeignFormat[] = [
  row('II+\0', 'a BigTIFF picture', asPng),
  row('MM\0+', 'a BigTIFF picture', asPng),
  row('WEBP', 'a WebP picture', asPng, 8),
  row('ftyphe', 'a HEIC picture', heicAsPng, 4),
  row('ftypmif1', 'a HEIF picture', heicAsPng, 4),
  row('ftypavif', 'an AVIF picture', asPng, 4),
  row('\0\0\0\x0cjP  ', 'a JPEG 2000 picture', asPng),
  row('ftyp', 'a video or sound file', media, 4),
  row('ID3', 'a sound file', media),
  row('OggS', 'a sound file', media),
  row('RIFF', 'a sound or video file', media),
  row('8BPS', 'a Photoshop file', asPng),
  row('%!PS', 'a PostScript file', asPdf),
  row('AT&TFORM', 'a DjVu file', asPdf),
  row('\x1f\x8b', 'a gzip archive', unpack),
  row('BZh', 'a bzip2 archive', unpack),
  row('\xfd7zXZ\0', 'an xz archive', unpack),
  row('7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', unpack),
  row('Rar!\x1a\x07', 'a RAR archive', unpack),
  row('ustar', 'a tar archive', unpack, 257),
  row('MZ', 'a Windows program', program),
  row('\x7fELF', 'a Linux program', program),
  row('\xcf\xfa\xed\xfe', 'a macOS program', program),
  row('\xca\xfe\xba\xbe', 'a program', program),
  row('\0asm', 'a WebAssembly program', program),
  row('SQLite format 3\0', 'an SQLite database', 'export its tables as CSV and upload those.'),
];

/** Whether the bytes at `offset` are the characters of `magic`, one byte each. */
export function startsWith(bytes: Uint8Array, magic: string, offset = 0): boolean {
  if (bytes.length < offset + magic.length) return false;
  for (let index = 0; index < magic.length; index++) {
    if (bytes[offset + index] !== magic.charCodeAt(index)) return false;
  }
  return true;
}
