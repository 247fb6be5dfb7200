/** The little Markdown that the description has: paragraphs, lists, `code` and **what weighs**. */
export const Prose = ({ text }: { text: string }) => (
  <>
    {text.split('\n\n').map((block) =>
      block.startsWith('- ') ? (
        <ul>
          {block.split(/\n(?=- )/).map((line) => (
            <li>
              <Line text={line.slice(2)} />
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <Line text={block} />
        </p>
      ),
    )}
  </>
);

const Line = ({ text }: { text: string }) => (
  <>
    {text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
      if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>;
      if (part.startsWith('**')) return <strong>{part.slice(2, -2)}</strong>;
      return part;
    })}
  </>
);
