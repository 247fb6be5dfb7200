import type { StandIn, Surroundings } from '../stand-in.ts';
import { answerEmbeddings, answerModels } from './embeddings/answer.ts';
import { createEmbedding } from './embeddings/embedding.ts';
import { openaiError } from './embeddings/errors.ts';
import { Unavailable } from './problem.ts';
import { createReader, type ReaderTimes } from './reader.ts';
import { type Annotate, annotateFiles, annotateImages } from './vision/annotate.ts';
import { googleError } from './vision/errors.ts';

const largestRequestInBytes = 41_943_040;

/** What a service answers to a call, and what it would bill for it. */
interface Billed {
  response: Response;
  operation: string;
  count: number;
}

interface Service {
  answer(body: unknown, signal: AbortSignal): Promise<Billed>;
  /** An error as the vendor of this service words it. */
  error(status: 400 | 503, message: string): Response;
}

/** Google Cloud Vision's reading of text and OpenAI's embeddings, by models on this machine; any key or token is welcome. */
export function createEngines(surroundings: Surroundings, times: ReaderTimes = {}): StandIn {
  const reader = createReader(times);
  const embedding = createEmbedding();

  const vision = (annotate: Annotate): Service => ({
    answer: async (body, signal) => {
      const { response, pagesRead } = await annotate(body, reader, signal);
      return { response, operation: 'engines.ocr_pages', count: pagesRead };
    },
    error: googleError,
  });
  const services: Record<string, Service> = {
    '/v1/images:annotate': vision(annotateImages),
    '/v1/files:annotate': vision(annotateFiles),
    '/v1/embeddings': {
      answer: async (body, signal) => {
        const { response, texts } = await answerEmbeddings(body, embedding, signal);
        return { response, operation: 'engines.embeddings', count: texts };
      },
      error: openaiError,
    },
  };

  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const { method } = request;
      if (pathname === '/' && method === 'GET') return Response.json({ service: 'engines', status: 'up' });
      if (pathname === '/v1/models' && method === 'GET') return answerModels();
      const service = services[pathname];
      if (service && method === 'POST') return answered(request, service, surroundings);
      return googleError(
        501,
        `This engine server answers POST ${Object.keys(services).join(', ')} and GET /v1/models; it has no ${method} ${pathname}.`,
      );
    },
    close: async () => {
      await Promise.all([reader.close(), embedding.close()]);
    },
  };
}

async function answered(request: Request, service: Service, { meter }: Surroundings): Promise<Response> {
  const text = await request.text();
  if (text.length > largestRequestInBytes) {
    return service.error(400, `Request payload size exceeds the limit: ${largestRequestInBytes} bytes.`);
  }
  try {
    const { response, operation, count } = await service.answer(JSON.parse(text), request.signal);
    if (count > 0) meter(operation, count);
    return response;
  } catch (error) {
    if (error instanceof SyntaxError) return service.error(400, 'Invalid JSON payload received.');
    if (error instanceof Unavailable) return service.error(503, error.message);
    throw error;
  }
}
