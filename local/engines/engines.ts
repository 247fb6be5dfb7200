import type { StandIn, Surroundings } from '../stand-in.ts';
import { Unavailable } from './problem.ts';
import { createReader } from './reader.ts';
import { type Annotate, annotateFiles, annotateImages } from './vision/annotate.ts';
import { googleError } from './vision/errors.ts';

const largestRequestInBytes = 41_943_040;

/** Google Cloud Vision's reading of text on loopback, by PP-OCRv4 on this machine; any key or token is welcome. */
export function createEngines(surroundings: Surroundings): StandIn {
  const reader = createReader();
  const routes: Record<string, Annotate> = {
    '/v1/images:annotate': annotateImages,
    '/v1/files:annotate': annotateFiles,
  };
  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/' && request.method === 'GET') return Response.json({ service: 'engines', status: 'up' });
      const annotate = routes[pathname];
      if (!annotate || request.method !== 'POST') {
        return googleError(
          501,
          `This engine server reads text at POST ${Object.keys(routes).join(' and ')}; it has no ${request.method} ${pathname}.`,
        );
      }
      return answered(request, (body) => annotate(body, reader, request.signal), surroundings);
    },
    close: () => reader.close(),
  };
}

async function answered(
  request: Request,
  annotate: (body: unknown) => ReturnType<Annotate>,
  { meter }: Surroundings,
): Promise<Response> {
  const text = await request.text();
  if (text.length > largestRequestInBytes) {
    return googleError(400, `Request payload size exceeds the limit: ${largestRequestInBytes} bytes.`);
  }
  try {
    const { response, pagesRead } = await annotate(JSON.parse(text));
    if (pagesRead > 0) meter('engines.ocr_pages', pagesRead);
    return response;
  } catch (error) {
    if (error instanceof SyntaxError) return googleError(400, 'Invalid JSON payload received.');
    if (error instanceof Unavailable) return googleError(503, error.message);
    throw error;
  }
}
