import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { organisationKindTerms } from '#place/vocabulary.ts';
import { api } from '../../api.ts';
import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Undo } from '../../ui/undo.tsx';
import { organisationFields, useOrganisationText } from './organisation-text.ts';
import { organisationWords } from './words.ts';

/** One field of the organisation by hand, from a day on or all along. */
export function OrganisationEdit({ organisation }: { readonly organisation: string }) {
  const { edit } = usePageWords(organisationWords);
  const format = useFormat();
  const { name } = useOrganisationText([]);
  const [{ field, value, from }, setGiven] = useState({ field: 'name', value: '', from: '' });
  const queries = useQueryClient();
  const write = useMutation({ ...api.place.editOrganisations.mutationOptions(), onSuccess: () => queries.invalidateQueries() });
  const input = { organisations: [organisation], set: { [field]: value }, ...(from === '' ? {} : { from }) };
  return (
    <Panel title={edit.title}>
      <p className="yd-quiet">{edit.hint}</p>
      <div className="yd-row">
        <Field label={edit.field}>
          {({ id }) => (
            <Choice
              id={id}
              value={field}
              options={organisationFields.map((one) => ({ value: one as string, label: name(one) }))}
              onChoose={(one) => setGiven({ field: one ?? 'name', value: '', from })}
            />
          )}
        </Field>
        <ValueField field={field} value={value} onValue={(next) => setGiven({ field, value: next, from })} />
        <Field label={edit.from} hint={edit.fromHint}>
          {(ids) => (
            <DayInput {...ids} value={from === '' ? undefined : from} onDay={(day) => setGiven({ field, value, from: day ?? '' })} />
          )}
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

/** A value: chosen where it is one of a few, else typed. */
function ValueField({
  field,
  value,
  onValue,
}: {
  readonly field: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { edit } = usePageWords(organisationWords);
  const { kind } = useOrganisationText([]);
  return (
    <Field label={edit.value} hint={edit.valueHint}>
      {(ids) =>
        field === 'kind' ? (
          <Choice
            id={ids.id}
            value={value === '' ? undefined : value}
            none=""
            options={Object.keys(organisationKindTerms).map((code) => ({ value: code, label: kind(code) }))}
            onChoose={(one) => onValue(one ?? '')}
          />
        ) : (
          <Input {...ids} value={value} onChange={(event) => onValue(event.target.value)} />
        )
      }
    </Field>
  );
}
