import type { MediaType } from '../../documents/media-type.ts';
import { csv } from './csv.ts';
import { docx } from './docx/docx.ts';
import { eml } from './eml.ts';
import { epub } from './epub/epub.ts';
import type { Format } from './format.ts';
import { html } from './html/html.ts';
import { gif, jpeg, png } from './image.ts';
import { msg } from './msg/msg.ts';
import { odp } from './odf/odp.ts';
import { ods } from './odf/ods.ts';
import { odt } from './odf/odt.ts';
import { pdf } from './pdf/pdf.ts';
import { markdown, plainText } from './plain-text.ts';
import { pptx } from './pptx/pptx.ts';
import { rtf } from './rtf/rtf.ts';
import { tiff } from './tiff/tiff.ts';
import { xlsx } from './xlsx/xlsx.ts';
import { xmlInvoice } from './xml-invoice.ts';

/** Every format that can be read; another one joins by its media type and an entry here. */
export const formats: Record<MediaType, Format> = {
  'application/pdf': pdf,
  'image/png': png,
  'image/jpeg': jpeg,
  'image/gif': gif,
  'image/tiff': tiff,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': docx,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': xlsx,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': pptx,
  'application/vnd.oasis.opendocument.text': odt,
  'application/vnd.oasis.opendocument.spreadsheet': ods,
  'application/vnd.oasis.opendocument.presentation': odp,
  'application/epub+zip': epub,
  'application/rtf': rtf,
  'text/html': html,
  'application/xml': xmlInvoice,
  'message/rfc822': eml,
  'application/vnd.ms-outlook': msg,
  'text/csv': csv,
  'text/markdown': markdown,
  'text/plain': plainText,
};
