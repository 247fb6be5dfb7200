import { strToU8, type Zippable, zipSync } from 'fflate';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypes = `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/>
<Override PartName="/word/footer1.xml" ContentType="${main}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const packageLinks = `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const documentLinks = `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`;

const styleOf = (id: string, name: string, paragraph: string, run: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const styles = `<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
${styleOf('Title', 'Title', '<w:spacing w:after="480"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>')}
${styleOf('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="320" w:after="100"/><w:jc w:val="left"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>')}
${styleOf('SignHere', 'Sign Here', '<w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="444444"/></w:pBdr><w:spacing w:before="1500" w:after="40"/><w:ind w:right="500"/><w:jc w:val="left"/>', '<w:b/>')}
${styleOf('Footer', 'footer', '<w:spacing w:after="0"/><w:jc w:val="center"/>', '<w:color w:val="666666"/><w:sz w:val="18"/><w:szCs w:val="18"/>')}</w:styles>`;

const section =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1500" w:right="1450" w:bottom="1300" w:left="1450" w:header="700" w:footer="600" w:gutter="0"/></w:sectPr>';

const field = (name: string): string => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

const footerOf = (text: string): string =>
  `<w:ftr xmlns:w="${word}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">${text}, page </w:t></w:r>${field('PAGE')}</w:p></w:ftr>`;

const coreOf = (title: string, author: string): string =>
  `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-11-20T09:00:00Z</dcterms:created></cp:coreProperties>`;

/** Packs paragraphs of WordprocessingML as a file that Word opens, with styles, a numbered footer and properties. */
export function wordFile(body: string, { title, author }: { title: string; author: string }): Uint8Array {
  const document = `<w:document xmlns:w="${word}" xmlns:r="${relations}"><w:body>${body}${section}</w:body></w:document>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageLinks,
    'word/document.xml': document,
    'word/_rels/document.xml.rels': documentLinks,
    'word/styles.xml': styles,
    'word/footer1.xml': footerOf(title),
    'docProps/core.xml': coreOf(title, author),
  };
  const files: Zippable = {};
  for (const [name, xml] of Object.entries(parts)) files[name] = strToU8(declaration + xml);
  return zipSync(files, { level: 9, mtime: '2026-11-20T09:00:00' });
}
