/** An OCR engine that speaks Vision's protocol and sees the same words on everything; each page takes `ms` of story time. */
export function createOcr(pass: (ms: number) => Promise<void>, ms = 4000) {
  return {
    async fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      if (request.method === 'GET') return Response.json({ service: 'engines' });
      await pass(ms);
      const page = annotation(['Northwind Paper Ltd', 'Invoice total EUR 600.00']);
      if (pathname === '/v1/images:annotate') return Response.json({ responses: [page] });
      return Response.json({ responses: [{ responses: [page], totalPages: 1 }] });
    },
  };
}

function annotation(lines: string[]) {
  const box = {
    normalizedVertices: [
      { x: 0.1, y: 0.1 },
      { x: 0.9, y: 0.1 },
      { x: 0.9, y: 0.2 },
      { x: 0.1, y: 0.2 },
    ],
  };
  const words = lines.flatMap((line) => {
    const texts = line.split(' ');
    return texts.map((text, index) => ({
      boundingBox: box,
      confidence: 0.95,
      symbols: [...text].map((character, at) => ({
        text: character,
        ...(at === text.length - 1 && {
          property: { detectedBreak: { type: index === texts.length - 1 ? 'LINE_BREAK' : 'SPACE' } },
        }),
      })),
    }));
  });
  const block = { boundingBox: box, confidence: 0.95, paragraphs: [{ boundingBox: box, words }] };
  return {
    fullTextAnnotation: { text: lines.join('\n'), pages: [{ width: 0, height: 0, confidence: 0.95, blocks: [block] }] },
  };
}
