import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api.ts';
import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pick } from '../../ui/pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Undo } from '../../ui/undo.tsx';
import { useSay } from '../policy/facts.ts';
import { useProjectText } from './project-text.ts';
import { projectWords } from './words.ts';

const own = ['name', 'region', 'developmentZone', 'address', 'organisation', 'buildings', 'note'];

/** One field of the project by hand, from a day on or all along. */
export function EditPanel({
  project,
  field: chosen,
  onField,
}: {
  readonly project: string;
  readonly field: string | undefined;
  readonly onField: (field: string | undefined) => void;
}) {
  const format = useFormat();
  const { edit, field: fields } = usePageWords(projectWords);
  const { name, known } = useProjectText();
  const [{ value, from }, setSet] = useState({ value: '', from: '' });
  const queries = useQueryClient();
  const write = useMutation({ ...api.project.edit.mutationOptions(), onSuccess: () => queries.invalidateQueries() });
  const names = [...own, ...Object.keys(fields).filter((one) => one.endsWith('On')), ...(known?.facts.keys() ?? [])];
  const field = names.find((one) => one === chosen) ?? 'name';
  const input = { projects: [project], set: { [field]: value }, ...(from === '' ? {} : { from }) };
  return (
    <Panel title={edit.title}>
      <p className="yd-quiet">{edit.hint}</p>
      <div className="yd-row">
        <Pick
          label={edit.field}
          value={field}
          options={names.map((one) => ({ value: one, label: name(one) }))}
          onPick={onField}
          width={240}
        />
        <ValueField field={field} value={value} onValue={(next) => setSet({ value: next, from })} />
        <Field label={edit.from} hint={edit.fromHint}>
          {(ids) => <DayInput {...ids} value={from === '' ? undefined : from} onDay={(day) => setSet({ value, from: day ?? '' })} />}
        </Field>
        <Button type="primary" loading={write.isPending} onClick={() => write.mutate(input)}>
          {edit.do}
        </Button>
      </div>
      <ProblemView error={write.error} />
      {write.data === undefined ? null : (
        <div className="yd-row" role="status">
          {write.data.change === null ? write.data.refused.map(({ detail }) => detail).join(format.and) || edit.same : edit.done}
          {write.data.change === null ? null : <Undo id={write.data.change} name={edit.undo} />}
        </div>
      )}
    </Panel>
  );
}

/** A value: chosen where knowledge lists them, a day where it is one, else typed. */
function ValueField({
  field,
  value,
  onValue,
}: {
  readonly field: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { edit } = usePageWords(projectWords);
  const { known } = useProjectText();
  const say = useSay();
  const values = known?.facts.get(field)?.values ?? [];
  return (
    <Field label={edit.value} hint={edit.valueHint}>
      {(ids) =>
        values.length > 0 ? (
          <Choice
            id={ids.id}
            value={value === '' ? undefined : value}
            none=""
            options={values.map((one) => ({ value: String(one.value), label: say(one.names, String(one.value)) }))}
            onChoose={(one) => onValue(one ?? '')}
          />
        ) : field.endsWith('On') ? (
          <DayInput {...ids} value={value === '' ? undefined : value} onDay={(day) => onValue(day ?? '')} />
        ) : (
          <Input {...ids} value={value} onChange={(event) => onValue(event.target.value)} />
        )
      }
    </Field>
  );
}
