import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { uploadWithProgress } from '../../../upload.ts';
import { Alert } from '../../../ui/alert.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { CaseActions, CaseShown, CaseStep, StepGiven, StepWeighed } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { faultsIn, noFaults } from './faults.ts';
import { FieldBox, TextArea } from './field-box.tsx';
import { PaperFields, paperGiven, type Paper } from './paper-fields.tsx';
import { faultsWeighed, reasonsGiven, useWeighed, WeighedList } from './weighed.tsx';

/** What was filled into the form of a step. */
export type Typed = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, readonly File[]>>;
  readonly note: string;
  /** Reasons by field. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly paper: Paper;
};

type Parts = {
  readonly step: CaseStep;
  readonly of: CaseShown;
  readonly actions: CaseActions;
  /** Whether the reader enters steps on paper. */
  readonly paper: boolean;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly onTaken: () => void;
  readonly onChanged: () => void;
};

/** The form of a step. Faults are shown at their fields; nothing typed is lost before the step is taken. */
export function StepForm(parts: Parts) {
  const { step, of, actions, paper, typed, onType } = parts;
  const { reasons: given = {} } = typed;
  const words = usePageWords(caseWords);
  const format = useFormat();
  const now = useWeighed(of, step, typed, actions);
  const [refused, setRefused] = useState<StepWeighed['findings']>([]);
  const weighed = [...now, ...refused.filter((one) => now.every(({ detail }) => detail !== one.detail))];
  const take = useTaking(parts, weighed, setRefused);
  const early = faultsWeighed(weighed);
  const told = take.error === null ? null : troubleOf(take.error).told;
  const found = told === null ? null : faultsIn(told, step, words.note);
  const faults = found ?? noFaults;
  const count = faults.fields.size + faults.kinds.size;
  return (
    <form
      className="yd-stack"
      aria-label={step.name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!take.isPending) take.mutate();
      }}
    >
      {step.form.map((form) => (
        <FieldBox
          key={form.field}
          form={form}
          value={form.field in typed.fields ? typed.fields[form.field] : of.fields[form.field]}
          fault={early.get(form.field) ?? faults.fields.get(form.field)}
          byLink={actions.byLink}
          upload={{ link: actions.link }}
          onChange={(value) => onType({ ...typed, fields: { ...typed.fields, [form.field]: value } })}
        />
      ))}
      <WeighedList findings={weighed} form={step.form} reasons={given} onReasons={(reasons) => onType({ ...typed, reasons })} />
      <EvidenceFields kinds={step.evidence} files={typed.files} faults={faults.kinds} onChange={(files) => onType({ ...typed, files })} />
      <TextArea
        label={step.note ? `${words.note}${format.aside(words.required)}` : words.note}
        hint={step.note ? words.noteHint : undefined}
        value={typed.note}
        fault={faults.fields.get('note')}
        onChange={(note) => onType({ ...typed, note })}
      />
      {paper ? <PaperFields paper={typed.paper} onChange={(next) => onType({ ...typed, paper: next })} /> : null}
      {found === null ? (
        <ProblemView error={told?.code === 'changed-meanwhile' ? null : take.error} />
      ) : (
        <Alert type="error" title={words.faults(format.count(count))} />
      )}
      <div className="yd-row">
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {words.take(step.name)}
        </Button>
      </div>
    </form>
  );
}

/** Takes the step. @param onLacking what the server says needs a reason, where it was not told before */
function useTaking(
  { step, of, actions, typed, onTaken, onChanged }: Parts,
  weighed: StepWeighed['findings'],
  onLacking: (findings: StepWeighed['findings']) => void,
) {
  return useMutation({
    mutationFn: async () => {
      const evidence: StepGiven['evidence'] = [];
      for (const [kind, files] of Object.entries(typed.files))
        for (const file of files)
          evidence.push({ kind, file: (await uploadWithProgress(file, () => undefined, undefined, actions.link)).file });
      const reasons = reasonsGiven(weighed, typed.reasons ?? {});
      return actions.take({
        transition: step.transition,
        fields: { ...typed.fields },
        evidence,
        seen: of.head,
        ...(typed.note.trim() !== '' && { note: typed.note }),
        ...(Object.keys(reasons).length > 0 && { reasons }),
        ...paperGiven(typed.paper),
      });
    },
    onSuccess: async () => {
      onTaken();
      await actions.renew();
    },
    onError: async (error) => {
      const { told } = troubleOf(error);
      onLacking(told.code === 'reason-missing' ? [...(told.findings ?? [])] : []);
      if (told.code !== 'changed-meanwhile') return;
      onChanged();
      await actions.renew();
    },
  });
}
