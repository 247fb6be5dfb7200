import type { Archive } from '../archive.ts';
import { readXml } from '../xml.ts';

export interface Workbook {
  sheets: { name: string; part: string }[];
  /** Excel for Mac once counted days from 1904. */
  startsIn1904: boolean;
}

/** The sheets in the order of their tabs; targets outside the archive are ignored. */
export function readWorkbook(archive: Archive): Workbook {
  const part = archive.names.find((name) => /^xl\/workbook\d*\.xml$/i.test(name)) ?? '';
  const targets = readTargets(archive, part.replace(/^xl\//i, 'xl/_rels/').concat('.rels'));
  const workbook: Workbook = { sheets: [], startsIn1904: false };
  readXml(archive.read(part), {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.startsIn1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attributes.id ?? '');
      if (target) workbook.sheets.push({ name: attributes.name ?? '', part: target });
    },
  });
  return workbook;
}

function readTargets(archive: Archive, part: string): Map<string, string> {
  const targets = new Map<string, string>();
  readXml(archive.read(part), {
    open(name, { Id, Target, TargetMode, Type }) {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      if (!Type?.endsWith('/worksheet')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}
