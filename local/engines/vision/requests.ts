import { z } from 'zod';
import { fileTypes } from '../reading.ts';

const mostPerBatch = 16;
const mostFilesPerBatch = 1;
const mostPages = 5;

const Features = z.array(z.object({ type: z.string() })).min(1);

export const ImagesRequest = z.object({
  requests: z.array(z.object({ image: z.object({ content: z.string() }), features: Features })).max(mostPerBatch),
});

export const FilesRequest = z.object({
  requests: z
    .array(
      z.object({
        inputConfig: z.object({ content: z.string(), mimeType: z.enum(fileTypes) }),
        features: Features,
        pages: z.array(z.int()).max(mostPages).default([]),
      }),
    )
    .max(mostFilesPerBatch),
});

const textFeatures = ['TEXT_DETECTION', 'DOCUMENT_TEXT_DETECTION'];

/** The first feature asked for that is not the reading of text, or null. */
export const unsupportedFeature = (requests: { features: { type: string }[] }[]): string | null =>
  requests.flatMap(({ features }) => features).find(({ type }) => !textFeatures.includes(type))?.type ?? null;
