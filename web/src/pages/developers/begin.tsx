import { CopyButton } from './copy-button.tsx';

const snippet = (url: string): string => `import { createDocket } from 'docket/client';

const docket = createDocket({ url: '${url}', getToken: () => process.env.DOCKET_KEY });
const { documents, errors } = await docket.upload(files, {
  onProgress: ({ file, fraction }) => console.log(file.name, \`\${Math.round(fraction * 100)} %\`),
});
for (const { id, filename } of documents)
  for await (const { status, progress } of docket.watch(id)) console.log(filename, status, progress);
for (const { filename, detail } of errors) console.log(filename, detail);`;

/** The shortest program that sends documents and follows them to their end. */
export function Begin() {
  const text = snippet(location.origin);
  return (
    <section className="card begin">
      <header className="part-head first">
        <h2>Ten lines</h2>
        <CopyButton text={text} what="the program" />
      </header>
      <p className="note">
        Sends files, large ones straight to the storage, and watches each being read: over a socket, or without one
        where there is none. It needs no other package, in browsers and on Node.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: only what has the keyboard can be scrolled by it */}
      <section tabIndex={0} aria-label="The program">
        <pre>{text}</pre>
      </section>
    </section>
  );
}
