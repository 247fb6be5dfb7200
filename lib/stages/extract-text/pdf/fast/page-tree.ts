import { limits } from '../../limits.ts';
import { doubt, refuse } from './doubt.ts';
import type { PdfFile } from './file.ts';
import { type Dict, Ref, type Value } from './values.ts';

const inheritable = ['MediaBox', 'CropBox', 'Rotate'];

/** The dictionaries of all pages in order, each with what it inherits. */
export function readPageTree(file: PdfFile): Dict[] {
  if (!(file.trailer.get('Root') instanceof Ref)) doubt('no catalog');
  const catalog = file.dict(file.trailer, 'Root');
  const root = catalog ? file.dict(catalog, 'Pages') : null;
  if (!root) return doubt('no pages');
  const pages: Dict[] = [];
  walk(file, root, new Map(), [], { pages, nodes: 0 });
  if (pages.length === 0 || file.get(root, 'Count') !== pages.length) doubt('wrong number of pages');
  return pages;
}

/** Pages so far, and nodes of the tree, which may hold one and the same many times. */
interface Walked {
  pages: Dict[];
  nodes: number;
}

function walk(file: PdfFile, node: Dict, inherited: Dict, above: Dict[], walked: Walked): void {
  const { pages } = walked;
  if (++walked.nodes > limits.fastPdf.nodes) refuse('The pages of this PDF hang in too large a tree.');
  if (above.length > limits.fastPdf.depth || above.includes(node)) doubt('a tree of pages within itself');
  const own: Dict = new Map(inherited);
  for (const key of inheritable) {
    const value = node.get(key);
    if (value !== undefined) own.set(key, value);
  }
  own.set('Resources', resourcesOf(file, node, inherited));
  const kids = file.get(node, 'Kids');
  if (kids === null) {
    if (pages.length > limits.pages) doubt('too many pages');
    pages.push(new Map([...node, ...own]));
    return;
  }
  if (!Array.isArray(kids) || file.name(node, 'Type') === 'Page') doubt('odd tree of pages');
  for (const kid of kids) {
    const child = asNode(file.resolve(kid));
    // The PDF library looks for what a page inherits along this way.
    if (file.get(child, 'Parent') !== node) doubt('a page of another parent');
    walk(file, child, own, [...above, node], walked);
  }
}

/** What a page lacks itself it takes from the nodes above it, kind by kind. */
function resourcesOf(file: PdfFile, node: Dict, inherited: Dict): Dict {
  const own = file.dict(node, 'Resources') ?? [];
  return new Map([...(file.dict(inherited, 'Resources') ?? []), ...own]);
}

const asNode = (value: Value): Dict => (value instanceof Map ? value : doubt('odd tree of pages'));
