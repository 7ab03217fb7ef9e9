import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { resourceFieldTerms } from '#registry/resources/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { DesignAnswer } from './design-answer.tsx';
import { solarPageWords } from './words.ts';

type Typed = { readonly kw: string; readonly area: string; readonly density: string; readonly azimuth: string };
type DesignQuestion = { readonly typed: Typed; readonly tariff: string | undefined; readonly from: string | undefined };

const nothing: Typed = { kw: '', area: '', density: '', azimuth: '' };

/**
 * How photovoltaics should be placed on a building, how much of their output it would use immediately, and what that saves under a tariff.
 */
export function DesignPanel({ building, knownAt }: { readonly building: string; readonly knownAt?: string | undefined }) {
  const words = usePageWords(solarPageWords);
  const [typed, setTyped] = useState(nothing);
  const [tariff, setTariff] = useState<string>();
  const [from, setFrom] = useState<string>();
  const [asked, setAsked] = useState<DesignQuestion>();
  return (
    <Panel title={words.designTerm.title}>
      <p className="yd-quiet">{words.designStores}</p>
      <form
        className="yd-row yd-row-top yd-no-print"
        aria-label={words.designFilter}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ typed, tariff, from });
        }}
      >
        <Numbers typed={typed} onType={setTyped} />
        <TariffChoice value={tariff} onChoose={setTariff} />
        <Field label={words.designTerm.loadFrom} hint={words.loadHint}>
          {({ id }) => <DayInput id={id} value={from} onDay={setFrom} />}
        </Field>
        <Button htmlType="submit" type="primary">
          {words.designNow}
        </Button>
      </form>
      {asked === undefined ? null : <Answer asked={asked} building={building} knownAt={knownAt} />}
    </Panel>
  );
}

function Numbers({ typed, onType }: { readonly typed: Typed; readonly onType: (typed: Typed) => void }) {
  const words = usePageWords(solarPageWords);
  const { language } = useLanguage();
  const fields = [
    { name: 'kw', label: `${words.designTerm.kw} (kW)`, hint: undefined },
    { name: 'area', label: `${termText(resourceFieldTerms, 'area', language)} (m²)`, hint: undefined },
    { name: 'density', label: `${words.designTerm.density} (kW)`, hint: words.densityHint },
    { name: 'azimuth', label: `${words.designTerm.facing} (°)`, hint: words.facingHint },
  ] as const;
  return fields.map(({ name, label, hint }) => (
    <Field key={name} label={label} {...(hint !== undefined && { hint })}>
      {(ids) => (
        <Input {...ids} inputMode="decimal" value={typed[name]} onChange={({ target }) => onType({ ...typed, [name]: target.value })} />
      )}
    </Field>
  ));
}

function TariffChoice({ value, onChoose }: { readonly value: string | undefined; readonly onChoose: (id: string | undefined) => void }) {
  const words = usePageWords(solarPageWords);
  const { data } = useQuery(api.knowledge.list.queryOptions({ input: { kind: 'tariff' } }));
  const ids = [...new Set((data?.entries ?? []).map(({ id }) => id))];
  return (
    <Field label={words.tariff}>
      {({ id }) => <Choice id={id} value={value} none="" options={ids.map((one) => ({ value: one, label: one }))} onChoose={onChoose} />}
    </Field>
  );
}

type AnswerOf = { readonly asked: DesignQuestion; readonly building: string; readonly knownAt: string | undefined };

function Answer({ asked: { typed, tariff, from }, building, knownAt }: AnswerOf) {
  const numbers = Object.entries(typed).flatMap(([name, text]) => {
    const value = numberOrText(text);
    return value === undefined ? [] : [[name, value] as const];
  });
  const input = {
    building,
    ...(Object.fromEntries(numbers) as Partial<Record<keyof Typed, number>>),
    ...(tariff !== undefined && { tariff }),
    ...(from !== undefined && { from }),
    ...(knownAt !== undefined && { knownAt }),
  };
  const { data, error, refetch } = useQuery({ ...api.solarDesign.design.queryOptions({ input }), retry: false });
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  return data === undefined ? <Loading /> : <DesignAnswer of={data} />;
}
