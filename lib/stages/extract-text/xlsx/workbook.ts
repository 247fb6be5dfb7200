import type { Archive } from '../archive.ts';
import { readRelationships } from '../relationships.ts';
import { readXml } from '../xml.ts';

export interface Workbook {
  sheets: { name: string; isHidden: boolean; part: string }[];
  /** Excel for Mac once counted days from 1904. */
  startsIn1904: boolean;
}

/** The sheets in the order of their tabs; targets outside the archive are ignored. */
export function readWorkbook(archive: Archive): Workbook {
  const part = archive.names.find((name) => /^xl\/workbook\d*\.xml$/i.test(name)) ?? '';
  const targets = readRelationships(archive, part);
  const workbook: Workbook = { sheets: [], startsIn1904: false };
  readXml(archive.read(part), {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.startsIn1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attributes.id ?? '');
      if (target?.type !== 'worksheet') return;
      const isHidden = /^(?:veryH|h)idden$/.test(attributes.state ?? '');
      workbook.sheets.push({ name: attributes.name ?? '', isHidden, part: target.part });
    },
  });
  return workbook;
}
