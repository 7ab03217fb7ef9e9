import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { useActor } from '../../../ui/actor.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { CaseShown, StepWeighed } from './case-shown.ts';
import { correctWords } from './correct-words.ts';
import { FieldBox, TextArea } from './field-box.tsx';
import { reasonsGiven, WeighedList } from './weighed.tsx';

type Step = CaseShown['correctable'][number];
type Correction = CaseShown['corrections'][number];
type Parts = { readonly of: CaseShown; readonly renew: () => Promise<unknown> };

/** What was corrected of steps that changed records outside the case, and a form for each that the reader may correct. */
export function CorrectPanel({ of, renew }: Parts) {
  const words = usePageWords(correctWords);
  return (
    <Panel title={words.term.corrections}>
      <div className="yd-stack">
        {of.corrections.length === 0 ? null : <Corrections of={of} />}
        {of.correctable.length === 0 ? null : <p className="yd-quiet">{words.means}</p>}
        {of.correctable.map((step) => (
          <CorrectForm key={step.n} step={step} of={of} renew={renew} />
        ))}
      </div>
    </Panel>
  );
}

function Corrections({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(correctWords);
  const format = useFormat();
  const actor = useActor();
  const values = ({ fieldTexts }: Correction) =>
    Object.entries(fieldTexts).map(([name, text]) => `${of.fieldNames[name] ?? name}${format.colon}${text}`);
  return (
    <ShortTable<Correction>
      label={words.term.corrections}
      columns={[
        { key: 'step', title: words.term.transition, value: ({ stepName }) => stepName },
        {
          key: 'corrected',
          title: words.term.corrected,
          value: (one) => (one.withdraws ? words.term.effectsWithdrawn : values(one).join(format.and)),
        },
        { key: 'reason', title: words.label.reason, value: ({ note }) => note },
        { key: 'by', title: words.label.by, value: ({ by }) => actor(by) },
        { key: 'at', title: words.label.day, value: ({ at }) => format.instant(at) },
      ]}
      rows={of.corrections}
      rowKey={({ n }) => String(n)}
    />
  );
}

type Typed = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly note: string;
};

const empty: Typed = { fields: {}, reasons: {}, note: '' };

/** Sends a correction; `lacking`: what needs a reason, as the server said. */
function useCorrecting({ step, of, renew }: Parts & { readonly step: Step }, typed: Typed, onDone: () => void) {
  const [lacking, setLacking] = useState<StepWeighed['findings']>([]);
  const correct = useMutation({
    mutationFn: (withdraw: boolean) => {
      const given = withdraw ? { withdraw } : { fields: { ...typed.fields }, reasons: reasonsGiven(lacking, typed.reasons) };
      return client.cases.correct({ case: of.case, step: String(step.n), note: typed.note, seen: of.head, ...given });
    },
    onSuccess: async () => {
      onDone();
      setLacking([]);
      await renew();
    },
    onError: (error) => {
      const { told } = troubleOf(error);
      setLacking(told.code === 'reason-missing' ? [...(told.findings ?? [])] : []);
    },
  });
  return { correct, lacking };
}

function CorrectForm(parts: Parts & { readonly step: Step }) {
  const { step, of } = parts;
  const words = usePageWords(correctWords);
  const format = useFormat();
  const [typed, setTyped] = useState(empty);
  const { correct, lacking } = useCorrecting(parts, typed, () => setTyped(empty));
  const isSaid = typed.note.trim() !== '';
  return (
    <details className="yd-more">
      <summary>{`${step.name}${format.aside(format.instant(step.at))}`}</summary>
      <form
        className="yd-stack"
        aria-label={words.correctOf(step.name)}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          correct.mutate(false);
        }}
      >
        <CorrectFields step={step} of={of} typed={typed} lacking={lacking} onType={setTyped} />
        <ProblemView error={correct.error} />
        <div className="yd-row">
          <Button htmlType="submit" disabled={!isSaid || Object.keys(typed.fields).length === 0} loading={correct.isPending}>
            {words.correctOf(step.name)}
          </Button>
          {isSaid ? (
            <Confirm
              label={words.withdraw}
              name={step.name}
              means={words.withdrawMeans}
              busy={correct.isPending}
              onYes={() => correct.mutate(true)}
            />
          ) : null}
        </div>
      </form>
    </details>
  );
}

type Fields = {
  readonly step: Step;
  readonly of: CaseShown;
  readonly typed: Typed;
  readonly lacking: StepWeighed['findings'];
  readonly onType: (typed: Typed) => void;
};

function CorrectFields({ step, of, typed, lacking, onType }: Fields) {
  const words = usePageWords(correctWords);
  return (
    <>
      {step.form.map((form) => (
        <FieldBox
          key={form.field}
          form={form}
          value={form.field in typed.fields ? typed.fields[form.field] : of.fields[form.field]}
          fault={undefined}
          byLink={false}
          upload={{ link: undefined }}
          onChange={(value) => onType({ ...typed, fields: { ...typed.fields, [form.field]: value } })}
        />
      ))}
      <WeighedList findings={lacking} form={step.form} reasons={typed.reasons} onReasons={(reasons) => onType({ ...typed, reasons })} />
      <TextArea
        label={words.label.reason}
        hint={words.noteHint}
        value={typed.note}
        fault={undefined}
        onChange={(note) => onType({ ...typed, note })}
      />
    </>
  );
}
