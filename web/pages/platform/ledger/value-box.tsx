import { Input } from 'antd';
import { Field } from '../../../ui/field.tsx';
import type { EntityText } from './facts.ts';

/** A box for a field's value: a choice if it is one of a few, a day if it is one, otherwise text. */
export function ValueBox({
  label,
  field,
  of,
  value,
  onValue,
}: {
  readonly label: string;
  readonly field: string;
  readonly of: EntityText;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  return (
    <Field label={label} hint={of.valueHint}>
      {(ids) =>
        of.box?.(field, { id: ids.id, value, onValue }) ?? (
          <Input {...ids} value={value} onChange={(event) => onValue(event.target.value)} />
        )
      }
    </Field>
  );
}
