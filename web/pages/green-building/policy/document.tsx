import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { clauseText } from '#kernel/clause.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useSay } from './facts.ts';
import { PolicyNav } from './nav.tsx';
import { stretchesOf } from './quotes.ts';
import { Strength } from './rule.tsx';
import { policyWords } from './words.ts';

const readDocument = (given: Readonly<Record<string, unknown>>) => ({
  clause: textIn(given, 'clause'),
  mark: textIn(given, 'mark'),
  only: textIn(given, 'only') === 'marked',
});

type Passage = Awaited<ReturnType<typeof client.policy.text>>['passages'][number];

/** A whole document, sentence by sentence, with what each sets; the address may name a clause or a mark to start at. */
export function DocumentPage() {
  const { document: code } = useParams({ strict: false });
  const { documents, state } = usePageWords(policyWords);
  const { data, error, refetch } = useQuery(api.policy.text.queryOptions({ input: { code: code ?? '' } }));
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  const { title, number, issuer, issued, periodEnds, state: stands } = data.document;
  const below = [
    number ?? documents.noNumber,
    issuer,
    issued,
    state[stands],
    periodEnds === undefined ? '' : `${documents.periodEnds} ${periodEnds}`,
  ];
  return (
    <>
      <PageHeader title={title} below={below.filter((text) => text !== undefined && text !== '').join(' · ')} />
      <PolicyNav />
      <Text of={data.passages} />
    </>
  );
}

function Text({ of }: { readonly of: readonly Passage[] }) {
  const { language } = useLanguage();
  const { documents } = usePageWords(policyWords);
  const [at, go] = useAddress(readDocument);
  const chosen = of.findIndex((one) => isChosen(one, at));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  const shown = of.map((passage, index) => ({ passage, index })).filter(({ passage }) => !at.only || passage.marks.length > 0);
  return (
    <Panel
      title={documents.text}
      actions={
        <label className="yd-check">
          <input
            type="checkbox"
            checked={at.only}
            onChange={({ target }) => go({ only: target.checked ? ('marked' as never) : undefined })}
          />
          {documents.plain}
        </label>
      }
    >
      {shown.map(({ passage, index }, position) => (
        <div key={index}>
          {passage.clause === shown[position - 1]?.passage.clause ? null : (
            <h3>{passage.clause === '' ? documents.opening : documents.clause(clauseText(passage.clause, language))}</h3>
          )}
          <div
            ref={index === chosen ? place : undefined}
            className="yd-passage"
            data-marked={passage.marks.length > 0}
            data-chosen={index === chosen}
          >
            <PassageText of={passage} />
            <Marks of={passage} />
          </div>
        </div>
      ))}
    </Panel>
  );
}

/** Whether a passage has the mark of the address or, without a mark, is of its clause; the first match is chosen. */
function isChosen({ clause, marks }: Passage, at: { readonly clause: string | undefined; readonly mark: string | undefined }): boolean {
  return at.mark === undefined ? at.clause !== undefined && clause === at.clause : marks.some(({ id }) => id === at.mark);
}

function PassageText({ of }: { readonly of: Passage }) {
  const stretches = stretchesOf(
    // the scan's marks for bold type
    of.text.replaceAll('**', ''),
    of.marks.map(({ quote }) => quote),
  );
  return (
    <p>
      {stretches.map(({ text, quoted }, at) => {
        // stretches have no ids and keep their order
        const key = `${at}`;
        return quoted ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </p>
  );
}

function Marks({ of }: { readonly of: Passage }) {
  const format = useFormat();
  const { documents, answer } = usePageWords(policyWords);
  const say = useSay();
  if (of.marks.length === 0) return null;
  return (
    <ul className="yd-marks-list" aria-label={documents.marks}>
      {of.marks.map(({ kind, id, text, strength, doubt }) => (
        <li key={`${kind} ${id}`}>
          <span className="yd-quiet">{documents.kinds[kind]}</span> {say(text)} {strength === undefined ? null : <Strength of={strength} />}
          {doubt === undefined ? null : (
            <div className="yd-quiet">
              {answer.doubt}
              {format.colon}
              {say(doubt)}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
