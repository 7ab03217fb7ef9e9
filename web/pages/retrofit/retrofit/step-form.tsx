import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { ValueBox } from '../../platform/ledger/value-box.tsx';
import type { RetrofitState } from './address.ts';
import type { ShownProject } from './answers.ts';
import { EstimateBox, type Estimated } from './estimate-box.tsx';
import { projectPageWords } from './project-words.ts';
import { useRetrofitText } from './retrofit-text.tsx';
import { SavingsBox } from './savings-box.tsx';
import { poolWords } from './words.ts';
import { todayHere } from '../../../ui/day-text.ts';

type Props = {
  readonly of: ShownProject;
  readonly to: RetrofitState;
  /** The fields that the step requires: each is shown with its current value. */
  readonly wants: readonly string[];
  readonly label: string;
};

const today = todayHere();

/** The current value of a field, as typed. */
function typedNow(of: ShownProject, field: string): string {
  const value = of[field as keyof ShownProject];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** One step: its day, what it requires, its papers, a note. */
export function StepForm({ of, to, wants, label }: Props) {
  const { wait, moneyHint } = usePageWords(projectPageWords);
  const words = usePageWords(poolWords);
  const text = useRetrofitText();
  const [on, setOn] = useState<string | undefined>(today);
  const [values, setValues] = useState(() => Object.fromEntries(wants.map((field) => [field, typedNow(of, field)])));
  const [estimate, setEstimate] = useState<Estimated | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [note, setNote] = useState('');
  const step = useStep({ of, to, wants, values, estimate, files, note });
  const say = (field: string) => (value: string) => setValues({ ...values, [field]: value });
  return (
    <form
      aria-label={label}
      className="yd-stack yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== undefined) step.mutate(on);
      }}
    >
      <div className="yd-row yd-row-top">
        {to === 'estimated' && of.buildings.length > 0 ? <EstimateBox project={of.code} onTake={setEstimate} /> : null}
        {wants
          .filter((field) => !isDisclosed(estimate, field))
          .map((field) =>
            field === 'savings' ? (
              <SavingsBox key={field} buildings={of.buildings} onFigure={say(field)} />
            ) : (
              <ValueBox
                key={field}
                label={text.name(field)}
                field={field}
                of={{ ...text, valueHint: field === 'cost' ? moneyHint : '' }}
                value={values[field] ?? ''}
                onValue={say(field)}
              />
            ),
          )}
        <Field label={wait.on}>{(ids) => <DayInput {...ids} value={on} onDay={setOn} />}</Field>
        <Field label={words.label.note}>
          {(ids) => <Input {...ids} value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />}
        </Field>
        {of.buildings.length === 0 ? (
          <p className="yd-quiet">{wait.noBuilding}</p>
        ) : (
          <Field label={wait.files} hint={wait.filesHint}>
            {(ids) => <FileInput {...ids} multiple onFiles={setFiles} />}
          </Field>
        )}
      </div>
      <ProblemView error={step.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={step.isPending} disabled={on === undefined}>
          {label}
        </Button>
      </div>
    </form>
  );
}

/** Whether the chosen estimate provides a field, so that it need not be typed. */
const isDisclosed = (estimate: Estimated | null, field: string): boolean =>
  estimate !== null && ((field === 'cost' && estimate.cost !== null) || (field === 'saving' && estimate.saving !== null));

type Taken = Omit<Props, 'label'> & {
  readonly estimate: Estimated | null;
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly File[];
  readonly note: string;
};

/** Uploads the papers, then takes the step; only changed values are set. */
function useStep({ of, to, wants, values, estimate, files, note }: Taken) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (on: string) => {
      const typed = wants.filter((field) => !isDisclosed(estimate, field));
      const set = Object.fromEntries(
        typed.flatMap((field) => (values[field] === typedNow(of, field) ? [] : [[field, values[field] ?? '']])),
      );
      const handed: string[] = [];
      for (const file of files) handed.push((await uploadWithProgress(file, () => undefined)).file);
      return client.retrofit.advance({
        project: of.code,
        to,
        on,
        seen: of.version,
        ...(Object.keys(set).length > 0 && { set }),
        ...(estimate !== null && { estimate: { package: estimate.package, year: estimate.year } }),
        ...(handed.length > 0 && { files: handed }),
        ...(note.trim() !== '' && { note: note.trim() }),
      });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
