import { AppError } from '../../../errors.ts';
import { type Archive, openArchive } from '../archive.ts';
import { readXml } from '../xml.ts';

/** Opens an OpenDocument file; throws `document_encrypted` when its manifest says that a password is needed. */
export function openPackage(bytes: Uint8Array): Archive {
  const archive = openArchive(bytes);
  const refuseEncrypted = (name: string) => {
    if (name === 'encryption-data') throw encrypted();
  };
  // Early versions of OpenOffice declared a type for the manifest.
  readXml(archive.read('META-INF/manifest.xml'), { open: refuseEncrypted }, { ignoresDoctype: true });
  if (archive.names.includes('content.xml')) return archive;
  throw new AppError('document_corrupt', 'The document is damaged: its content is missing. Save it again.');
}

const encrypted = () =>
  new AppError('document_encrypted', 'A password protects this document; save it without one and upload it again.');
