import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { type Draft, draftOf, readDraft, ways } from './measure-draft.ts';
import type { Measure } from './answers.ts';
import { measureWords } from './measure-words.ts';
import { estimateWords } from './words.ts';

type Box = { readonly draft: Draft; readonly set: (change: Partial<Draft>) => void };

/** What a place states about a measure, with where it is printed. What is left empty stays empty. */
export function MeasureForm({ of, region, onDone }: { readonly of: Measure; readonly region: string; readonly onDone: () => void }) {
  const words = usePageWords(estimateWords);
  const own = usePageWords(measureWords);
  const { label } = words;
  const [draft, setDraft] = useState(() => draftOf(of));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const given = readDraft(draft);
  const save = useMutation({
    mutationFn: (values: NonNullable<typeof given>) => client.retrofitEstimate.enter({ measure: of.measure, region, ...values }),
    onSuccess: onDone,
  });
  const box = { draft, set };
  return (
    <form
      className="yd-stack"
      aria-label={own.enter}
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== null) save.mutate(given);
      }}
    >
      <EffectBoxes {...box} />
      <CostBoxes {...box} />
      <div className="yd-row">
        <Text label={label.document} value={draft.document} onValue={(document) => set({ document })} wide />
        <Text label={label.clause} hint={own.clauseHint} value={draft.clause} onValue={(clause) => set({ clause })} wide />
      </div>
      <ProblemView error={save.error} />
      {given === null ? <p className="yd-quiet">{own.incomplete}</p> : null}
      <div>
        <Button type="primary" htmlType="submit" disabled={given === null} loading={save.isPending}>
          {own.enter}
        </Button>
      </div>
    </form>
  );
}

function EffectBoxes({ draft, set }: Box) {
  const own = usePageWords(measureWords);
  const { language } = useLanguage();
  const kinds = Object.entries(wordsIn(equipmentKindTerms, language)).map(([value, label]) => ({ value, label }));
  const parts = Object.entries(own.parts).map(([value, label]) => ({ value, label }));
  const named = { share: own.shareWay, conductance: own.conductanceWay, efficiency: own.efficiencyWay };
  return (
    <div className="yd-row yd-row-top">
      <Field label={own.kindOfEffect}>
        {({ id }) => (
          <Choice
            id={id}
            value={draft.way}
            none=""
            options={ways.map((value) => ({ value, label: named[value] }))}
            onChoose={(way) => set({ way })}
          />
        )}
      </Field>
      {draft.way === 'share' ? <Three of={draft.share} onChange={(share) => set({ share })} title={own.effect} /> : null}
      {draft.way === 'conductance' ? (
        <Field label={own.part}>
          {({ id }) => <Choice id={id} value={draft.part} none="" options={parts} onChoose={(part) => set({ part })} />}
        </Field>
      ) : null}
      {draft.way === 'efficiency' ? (
        <Field label={own.kind}>
          {({ id }) => <Choice id={id} value={draft.kind} none="" options={kinds} onChoose={(kind) => set({ kind })} />}
        </Field>
      ) : null}
      {draft.way === 'conductance' || draft.way === 'efficiency' ? (
        <>
          <Text label={own.after} value={draft.after} onValue={(after) => set({ after })} />
          <Text label={own.spread} value={draft.spread} onValue={(spread) => set({ spread })} />
        </>
      ) : null}
    </div>
  );
}

function CostBoxes({ draft, set }: Box) {
  const own = usePageWords(measureWords);
  const { per } = usePageWords(estimateWords);
  const options = Object.entries(per).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className="yd-row yd-row-top">
        <Three of={draft.cost} onChange={(cost) => set({ cost })} title={own.costTitle} />
        <Field label={`${own.costTitle} ${own.perTitle}`}>
          {({ id }) => <Choice id={id} value={draft.costPer} none="" options={options} onChoose={(costPer) => set({ costPer })} />}
        </Field>
      </div>
      <div className="yd-row yd-row-top">
        <Text label={own.days} value={draft.days} onValue={(days) => set({ days })} />
        <Field label={`${own.effort} ${own.perTitle}`}>
          {({ id }) => <Choice id={id} value={draft.effortPer} none="" options={options} onChoose={(effortPer) => set({ effortPer })} />}
        </Field>
        <Text label={own.life} value={draft.life} onValue={(life) => set({ life })} />
      </div>
    </>
  );
}

type ThreeText = Draft['share'];

function Three({ of, onChange, title }: { readonly of: ThreeText; readonly onChange: (next: ThreeText) => void; readonly title: string }) {
  const own = usePageWords(measureWords);
  return (['low', 'mid', 'high'] as const).map((end) => (
    <Text key={end} label={`${title} ${own[end]}`} value={of[end]} onValue={(value) => onChange({ ...of, [end]: value })} />
  ));
}

type TextProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly wide?: boolean;
};

function Text({ label, hint, value, onValue, wide = false }: TextProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          value={value}
          maxLength={200}
          inputMode={wide ? 'text' : 'decimal'}
          style={{ width: wide ? 260 : 110 }}
          onChange={({ target }) => onValue(target.value)}
        />
      )}
    </Field>
  );
}
