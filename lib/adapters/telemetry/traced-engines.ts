import type { Embedder, Engines, Model, Ocr } from '../../ports.ts';
import { type Attributes, inSpan } from '../../trace.ts';

/** The same engines, with a span for each call of one. */
export const tracedEngines = ({ ocr, model, embedder }: Engines): Engines => ({
  ocr: ocr && tracedOcr(ocr),
  model: model && tracedModel(model),
  embedder: embedder && tracedEmbedder(embedder),
});

function tracedOcr(ocr: Ocr): Ocr {
  const read = <T>(pages: number, work: () => Promise<T>): Promise<T> => {
    const attributes: Attributes = { 'peer.service': 'ocr', 'docket.engine': ocr.engine, 'docket.pages': pages };
    return inSpan({ name: 'read pages', kind: 'client', attributes }, work);
  };
  return {
    engine: ocr.engine,
    microUsdPerPage: ocr.microUsdPerPage,
    readImage: (bytes) => read(1, () => ocr.readImage(bytes)),
    readPdfPages: (pdf, pages) => read(pages.length, () => ocr.readPdfPages(pdf, pages)),
    readTiffPages: (tiff, pages) => read(pages.length, () => ocr.readTiffPages(tiff, pages)),
  };
}

function tracedModel(model: Model): Model {
  const attributes: Attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': model.engine };
  return {
    ...model,
    answer: (question) =>
      inSpan({ name: 'chat', kind: 'client', attributes }, (say) =>
        model.answer({
          ...question,
          spent(tokens) {
            say({ 'gen_ai.usage.input_tokens': tokens.in, 'gen_ai.usage.output_tokens': tokens.out });
            question.spent?.(tokens);
          },
        }),
      ),
  };
}

function tracedEmbedder(embedder: Embedder): Embedder {
  const attributes: Attributes = { 'gen_ai.operation.name': 'embeddings', 'gen_ai.request.model': embedder.model.name };
  return {
    model: embedder.model,
    embed: (texts, options) =>
      inSpan({ name: 'embeddings', kind: 'client', attributes: { ...attributes, 'docket.texts': texts.length } }, () =>
        embedder.embed(texts, options),
      ),
  };
}
