import { SearchX, TextSearch } from 'lucide-react';
import { useSearchParams } from 'wouter';
import { Listing } from '../../ui/listing.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/states.tsx';
import { Asking } from './asking.tsx';
import { Passage } from './passage.tsx';
import { isAskable, type Question, questionOf } from './question.ts';
import { usePassages } from './use-passages.ts';
import './search.css';

/** Finds the places in all documents that answer a question or have its words. */
export default function Search() {
  const [parameters, setParameters] = useSearchParams();
  const question = questionOf(parameters);
  return (
    <>
      <PageTitle title={question.q ? `Search: ${question.q}` : 'Search'} />
      <Asking
        question={question}
        onAsk={(part) =>
          setParameters((now) => {
            const next = new URLSearchParams(now);
            for (const [name, value] of Object.entries(part)) {
              if (value) next.set(name, value);
              else next.delete(name);
            }
            return next;
          })
        }
      />
      {isAskable(question.q) ? <Passages question={question} /> : <Help isShort={question.q !== ''} />}
    </>
  );
}

function Passages({ question }: { question: Question }) {
  const passages = usePassages(question);
  const [first] = passages.data?.pages ?? [];
  return (
    <>
      {first?.reason && (
        <p className="note" role="status">
          {first.reason === 'embeddings_off'
            ? 'Documents are searched by their words: this deployment has no engine that knows what they mean.'
            : 'Documents are searched by their words just now: the engine that knows what they mean does not answer.'}
        </p>
      )}
      <Answers question={question} passages={passages} />
    </>
  );
}

function Answers({ question, passages }: { question: Question; passages: ReturnType<typeof usePassages> }) {
  return (
    <Listing
      query={passages}
      label="Passages"
      more="Show more passages"
      trouble="The search does not answer now"
      empty={
        <Empty icon={SearchX} title={`Nothing in your documents answers “${question.q}”`}>
          <p>
            {question.category || question.folder ? 'Look in all kinds and folders, or try' : 'Try'} other words, or
            fewer. Documents that are still being read are found when they are done.
          </p>
        </Empty>
      }
    >
      {(passage) => <Passage key={`${passage.document_id} ${passage.page}`} passage={passage} />}
    </Listing>
  );
}

const Help = ({ isShort }: { isShort: boolean }) => (
  <Empty icon={TextSearch} title={isShort ? 'A little more, please' : 'What are you looking for?'}>
    <p>
      Ask a question, or write words that stand in a document: a name, a number, a phrase in “quotation marks”. Every
      page of everything you sent is searched, scans and photos too.
    </p>
  </Empty>
);
