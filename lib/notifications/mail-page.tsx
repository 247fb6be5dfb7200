import { type Letter, moreOf, type Section, whyOf } from './letter.ts';
import { dressed, styleSheet } from './looks.ts';

const betweenItems = (<hr class="rule" />).toString();

const SectionCard = ({ section }: { section: Section }) => {
  const more = moreOf(section);
  return (
    <table class="block" role="presentation">
      <tr>
        <td class="card">
          {section.heading && <h2 class="heading">{section.heading}</h2>}
          <div dangerouslySetInnerHTML={{ __html: section.items.map(({ html }) => html).join(betweenItems) }} />
          {more && (
            <p class="more">
              <a class="link" href={section.link}>
                {more}
              </a>
            </p>
          )}
        </td>
      </tr>
    </table>
  );
};

/** What a mail tells of, a card for each kind of thing. */
export const sectionsHtml = (sections: Section[]): string =>
  sections.map((section) => (<SectionCard section={section} />).toString()).join('');

/** What the page around the sections says; `leave` is where its reader chooses what to hear, null where nobody can. */
export interface Frame extends Pick<Letter, 'category' | 'headline' | 'lead' | 'preview'> {
  leave: string | null;
}

const Footer = ({ category, leave }: Pick<Frame, 'category' | 'leave'>) => (
  <p class="foot">
    {whyOf(category)}
    {leave && (
      <>
        <br />
        <a class="under" href={leave}>
          Choose what you hear
        </a>
        {' · '}
        <a class="under" href={`${leave}#leave`}>
          Unsubscribe
        </a>
      </>
    )}
  </p>
);

const Page = ({ frame, body }: { frame: Frame; body: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{frame.headline}</title>
      <style>{styleSheet}</style>
    </head>
    <body class="ground">
      <div class="hidden">{frame.preview}</div>
      <table class="ground font wide" role="presentation">
        <tr>
          <td class="outer" align="center">
            <table class="column" role="presentation">
              <tr>
                <td class="left">
                  <p class="brand">
                    <span class="mark" aria-hidden="true">
                      D
                    </span>
                    Docket
                  </p>
                  <h1 class="headline">
                    <bdi>{frame.headline}</bdi>
                  </h1>
                  {frame.lead && <p class="lead">{frame.lead}</p>}
                  <div class="cards" dangerouslySetInnerHTML={{ __html: body }} />
                  <Footer category={frame.category} leave={frame.leave} />
                </td>
              </tr>
            </table>
          </td>
        </tr>
      </table>
    </body>
  </html>
);

/** A mail as a whole HTML document: no scripts, no images, nothing from elsewhere; `body` is put in as it is. */
export const pageHtml = (frame: Frame, body: string): string =>
  dressed(`<!doctype html>${(<Page frame={frame} body={body} />).toString()}`);
