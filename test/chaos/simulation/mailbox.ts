import { Dropped } from '../../../local/dropped.ts';

/** A delivery that the broker has begun and the product has not answered yet. */
export interface Letter {
  request: Request;
  body: string;
  messageId: string;
  retried: number;
  jobId: string;
  answer(response: Response): void;
  drop(): void;
}

/** Holds what the broker sends until the story hands it over: at once, late, twice, out of order, or never. */
export class Mailbox {
  readonly letters: Letter[] = [];

  /** What the broker calls; resolves when the story answers the letter. */
  readonly deliver = async (request: Request): Promise<Response> => {
    const body = await request.text();
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    this.letters.push({
      request,
      body,
      messageId: request.headers.get('upstash-message-id') ?? '',
      retried: Number(request.headers.get('upstash-retried')),
      jobId: /"job_id":"([^"]+)"/.exec(body)?.[1] ?? '',
      answer: resolve,
      drop: () => reject(new Dropped()),
    });
    return promise;
  };

  take(index = 0): Letter | undefined {
    return this.letters.splice(index, 1)[0];
  }
}

/** A copy of the request that can be sent as often as the story wants. */
export const copyOf = ({ request, body }: Letter): Request =>
  new Request(request.url, { method: request.method, headers: request.headers, body });
