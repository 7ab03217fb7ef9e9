import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { heatDecisionKindTerms, heatDecisionTerms, heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { seasonToClose } from './address.ts';
import { Decide, type Decision } from './decide.tsx';
import { householdNotesWords } from './household-words.ts';
import { SubstituteForm } from './substitute-form.tsx';
import { todayHere } from '../../../ui/day-text.ts';

type Kind = keyof typeof heatDecisionKindTerms;
type Subject = { readonly household: string; readonly meter: string | null };

/** A decision about a household: the substitute for missing heat, cold rooms, and if it has its own meter, that the meter was faulty. */
export function DecisionForms({ household, meter }: Subject) {
  const words = usePageWords(householdNotesWords);
  const { language } = useLanguage();
  const [kind, setKind] = useState<Kind>();
  const kinds = (Object.keys(heatDecisionKindTerms) as Kind[]).filter((one) => one !== 'faulty' || meter !== null);
  return (
    <div className="yd-stack">
      <Field label={words.decideAnew}>
        {({ id }) => (
          <Choice
            id={id}
            none=""
            value={kind}
            options={kinds.map((value) => ({ value, label: termText(heatDecisionKindTerms, value, language) }))}
            onChoose={setKind}
          />
        )}
      </Field>
      {kind === 'substitute' ? <SubstituteOfSeason household={household} /> : null}
      {kind === 'cold' || kind === 'faulty' ? <DatedForm key={kind} kind={kind} household={household} meter={meter} /> : null}
    </div>
  );
}

function SubstituteOfSeason({ household }: { readonly household: string }) {
  const { language } = useLanguage();
  const [today] = useState(() => todayHere());
  const [chosen, setChosen] = useState<string>();
  const { data } = useQuery(api.heatBilling.seasons.list.queryOptions({ input: {} }));
  const names = [...new Set(data?.seasons.map(({ name }) => name))];
  const season = chosen ?? (data && seasonToClose(data.seasons, today));
  return (
    <>
      <Field label={termText(heatSeasonTerms, 'name', language)}>
        {({ id }) => (
          <Choice id={id} value={season} options={names.map((value) => ({ value, label: value }))} onChoose={(one) => setChosen(one)} />
        )}
      </Field>
      {season === undefined ? null : <SubstituteForm key={season} code={household} season={season} />}
    </>
  );
}

type Draft = { readonly from?: string | undefined; readonly to?: string | undefined; readonly temperature: string; readonly note: string };

function DatedForm({ kind, household, meter }: Subject & { readonly kind: 'cold' | 'faulty' }) {
  const { language } = useLanguage();
  const [draft, setDraft] = useState<Draft>({ temperature: '', note: '' });
  const title = (code: keyof typeof heatDecisionTerms) => termText(heatDecisionTerms, code, language);
  const typed = (code: 'temperature' | 'note') => (
    <Field label={title(code)}>
      {(ids) => (
        <Input {...ids} value={draft[code]} maxLength={500} onChange={({ target }) => setDraft({ ...draft, [code]: target.value })} />
      )}
    </Field>
  );
  return (
    <div className="yd-stack">
      <div className="yd-row">
        {(['from', 'to'] as const).map((code) => (
          <Field key={code} label={title(code)}>
            {(ids) => <DayInput {...ids} value={draft[code]} onDay={(one) => setDraft({ ...draft, [code]: one })} />}
          </Field>
        ))}
        {kind === 'cold' ? typed('temperature') : null}
        {typed('note')}
      </div>
      <Decide of={kind === 'cold' ? coldOf(household, draft) : faultyOf(meter, draft)} />
    </div>
  );
}

function datesOf({ from, to, note }: Draft) {
  return from === undefined || to === undefined || note.trim() === '' ? undefined : { from, to, note: note.trim() };
}

function coldOf(household: string, draft: Draft): Decision | undefined {
  const dates = datesOf(draft);
  const temperature = draft.temperature.trim();
  return dates === undefined || temperature === '' ? undefined : { kind: 'cold', given: { household, temperature, ...dates } };
}

function faultyOf(meter: string | null, draft: Draft): Decision | undefined {
  const dates = datesOf(draft);
  return dates === undefined || meter === null ? undefined : { kind: 'faulty', given: { meter, ...dates } };
}
