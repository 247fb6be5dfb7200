import { AppError } from '../../../errors.ts';
import type { Format } from '../format.ts';
import { parsing } from '../parsing.ts';
import { slideText } from '../slides/slide-text.ts';
import { markedPage, pagedDocument } from '../text-document.ts';
import { openPackage } from './package.ts';
import { readSlides } from './slides.ts';

const name = 'an OpenDocument presentation';

/** A page per slide: title, text by its place, tables, speaker notes. */
export const odp: Format = {
  name,
  open: (bytes) =>
    parsing(name, () => {
      const slides = readSlides(openPackage(bytes));
      if (slides.length === 0) throw new AppError('document_corrupt', 'The presentation is damaged: it has no slides.');
      return pagedDocument(
        slides.map(
          ({ blocks, notes }) =>
            async () =>
              markedPage(slideText(blocks, notes)),
        ),
      );
    }),
};
