import { heatNoteKindTerms, heatNoteTerms } from '#heat/heat-notes/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Shown } from './shown.ts';
import { residentWords } from './words.ts';

/** Notes issued to the account, and what it paid. */
export function Papers({ of: { notes, payments } }: { readonly of: Shown }) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  return (
    <Panel title={words.papers}>
      {notes.length === 0 ? <p>{words.noNotes}</p> : null}
      <ul className="yd-resident-lines">
        {notes.map(({ number, kind, season, total, day, due }) => (
          <li key={number}>
            <span>{`${season} ${termText(heatNoteKindTerms, kind, language)}`}</span>
            <span className="yd-number">{format.money(total)}</span>
            <span className="yd-quiet">
              {[
                number,
                `${termText(heatNoteTerms, 'day', language)} ${format.day(day)}`,
                ...(due === null ? [] : [words.payBy(format.day(due))]),
              ].join(format.comma)}
            </span>
          </li>
        ))}
        {payments.map(({ paid, yuan, reference }) => (
          <li key={reference}>
            <span>{termText(heatNoteTerms, 'payment', language)}</span>
            <span className="yd-number">{format.money(yuan)}</span>
            <span className="yd-quiet">{[format.day(paid), reference].join(format.comma)}</span>
          </li>
        ))}
      </ul>
      {payments.length === 0 ? <p>{words.noPayments}</p> : null}
    </Panel>
  );
}
