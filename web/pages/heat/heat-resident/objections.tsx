import { termText } from '#kernel/vocabulary.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { termKindTerms } from '#casework/workdays/vocabulary.ts';
import { useState } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ObjectionForm } from './objection-form.tsx';
import type { Shown } from './shown.ts';
import { residentWords } from './words.ts';

/** How to object to a bill, within which term it is answered, and the state of one's own objections. */
export function Objections({ of, token, renew }: { readonly of: Shown; readonly token: string; readonly renew: () => Promise<unknown> }) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  const [received, setReceived] = useState<string>();
  const { objection, objections, season, parts } = of;
  return (
    <Panel title={words.object}>
      <div className="yd-stack">
        {received === undefined ? null : <Alert type="success" role="status" title={words.received(received)} />}
        {objections.length === 0 ? null : <Made of={objections} />}
        {objection === null ? <p>{words.notTaken}</p> : <p>{words.objectMeans}</p>}
        {objection === null ? null : (
          <p>
            {objection.within === null
              ? words.noTerm
              : words.within(format.count(objection.within.count), termText(termKindTerms, objection.within.unit, language))}
            {objection.within?.indicative ? ` ${words.indicativeTerm}` : ''}
          </p>
        )}
        {objection === null || season === null || parts.length === 0 ? null : (
          <ObjectionForm
            key={`${season} ${received ?? ''}`}
            of={of}
            season={season}
            matters={objection.matters}
            token={token}
            onDone={(code) => {
              setReceived(code);
              return renew();
            }}
          />
        )}
      </div>
    </Panel>
  );
}

function Made({ of }: { readonly of: Shown['objections'] }) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  return (
    <>
      <h3>{words.mine}</h3>
      <ul className="yd-resident-lines yd-resident-made" aria-label={words.mine}>
        {of.map((one) => (
          <li key={one.case}>
            <span>{[one.season, one.matter].filter((text) => text !== null).join(' ')}</span>
            <strong>{one.stateName}</strong>
            <div className="yd-quiet">
              <div>{`${termText(caseTerms, 'case', language)} ${one.case}${format.comma}${words.madeOn(format.day(one.made))}`}</div>
              {one.due === null ? null : <div>{words.answerBy(format.day(one.due))}</div>}
              {one.overdue ? <div>{words.overTerm}</div> : null}
              {one.text === null ? null : <div>{one.text}</div>}
              {one.answer === null ? null : (
                <div>{`${words.answer}${format.colon}${[one.outcome, one.answer].filter((text) => text !== null).join(format.comma)}`}</div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
