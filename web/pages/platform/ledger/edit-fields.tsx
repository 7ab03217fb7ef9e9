import { usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Pick } from '../../../ui/pick.tsx';
import type { EntityText, Setting } from './facts.ts';
import { ValueBox } from './value-box.tsx';
import { entityWords } from './words.ts';

/** A field to be set, its value, and the day from which it holds; both empty if not stated. */
export type FieldSetting = { readonly field: string; readonly value: string; readonly from: string };

/** The same as it is sent. */
export const settingOf = ({ field, value, from }: FieldSetting): Setting => ({ set: { [field]: value }, ...(from === '' ? {} : { from }) });

/** Which field, which value, from which day on. */
export function EditFields({
  fields,
  of,
  at,
  onChange,
}: {
  readonly fields: readonly string[];
  readonly of: EntityText;
  readonly at: FieldSetting;
  readonly onChange: (at: FieldSetting) => void;
}) {
  const { edit } = usePageWords(entityWords);
  const { field, value, from } = at;
  return (
    <>
      <Pick
        label={edit.field}
        value={field}
        options={fields.map((one) => ({ value: one, label: of.name(one) }))}
        onPick={(one) => onChange({ field: one ?? field, value: '', from })}
        width={240}
      />
      <ValueBox label={edit.value} field={field} of={of} value={value} onValue={(next) => onChange({ ...at, value: next })} />
      {of.undated === true ? null : (
        <Field label={edit.from} hint={edit.fromHint}>
          {(ids) => <DayInput {...ids} value={from === '' ? undefined : from} onDay={(day) => onChange({ ...at, from: day ?? '' })} />}
        </Field>
      )}
    </>
  );
}
