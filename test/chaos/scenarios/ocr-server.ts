import { listen } from '../../../local/serve.ts';
import { createOcr } from '../simulation/ocr.ts';

/** An OCR engine behind Vision's protocol, which can be broken and healed; it keeps when it was asked. */
export async function startOcrServer(now: () => number) {
  const asked: number[] = [];
  const ocr = createOcr(async () => {});
  let broken = false;
  const { url, close } = await listen(
    0,
    async (request) => {
      asked.push(now());
      if (broken) return Response.json({ error: { code: 503, message: 'The engine is down.' } }, { status: 503 });
      return ocr.fetch(request);
    },
    'ocr',
  );
  return {
    url,
    close,
    asked,
    break: () => {
      broken = true;
    },
    heal: () => {
      broken = false;
    },
  };
}
