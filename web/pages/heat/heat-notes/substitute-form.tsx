import { Input } from 'antd';
import { useState } from 'react';
import { heatDecisionTerms, heatRuleTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Decide, type Decision } from './decide.tsx';
import { heatNotesPageWords } from './words.ts';

const ways = ['own-rate', 'last-season', 'similar', 'area', 'gj'] as const;
type Way = (typeof ways)[number];

/** The substitute for heat of a household or a point that was not measured in a season: a rule, or an amount in GJ. */
export function SubstituteForm({
  code,
  season,
  onTaken,
}: {
  readonly code: string;
  readonly season: string;
  readonly onTaken?: (() => void) | undefined;
}) {
  const words = usePageWords(heatNotesPageWords);
  const { language } = useLanguage();
  const [way, setWay] = useState<Way>();
  const [gj, setGj] = useState('');
  const [note, setNote] = useState('');
  const title = (of: keyof typeof heatDecisionTerms) => termText(heatDecisionTerms, of, language);
  const label = (one: Way) => (one === 'gj' ? title('gj') : termText(heatRuleTerms, one, language));
  return (
    <div className="yd-stack" role="group" aria-label={`${words.decide} ${code}`}>
      <strong>{`${words.decide} ${code}`}</strong>
      <div className="yd-row">
        <Field label={title('rule')}>
          {({ id }) => (
            <Choice
              id={id}
              none={words.choose}
              value={way}
              options={ways.map((value) => ({ value, label: label(value) }))}
              onChoose={setWay}
            />
          )}
        </Field>
        {way === 'gj' ? (
          <Field label={title('gj')}>
            {(ids) => <Input {...ids} inputMode="decimal" value={gj} maxLength={12} onChange={({ target }) => setGj(target.value)} />}
          </Field>
        ) : null}
        <Field label={title('note')}>
          {(ids) => <Input {...ids} value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />}
        </Field>
      </div>
      <Decide of={decisionOf({ code, season, note: note.trim() }, way, gj.trim())} onTaken={onTaken} />
    </div>
  );
}

type Base = { readonly code: string; readonly season: string; readonly note: string };

function decisionOf(base: Base, way: Way | undefined, gj: string): Decision | undefined {
  if (base.note === '' || way === undefined) return undefined;
  if (way !== 'gj') return { kind: 'substitute', given: { ...base, as: way } };
  return gj === '' ? undefined : { kind: 'substitute', given: { ...base, gj } };
}
