/** Puts an EXIF segment with nothing but the orientation behind the start of a JPEG. */
export function withOrientation(photo: Buffer, orientation: number): Buffer {
  const directory = Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), directory]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  return Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
}
