import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';

/** A calendar day, or none. */
export function DayField({
  label,
  hint,
  value,
  onPick,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly onPick: (day: string | undefined) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => <DayInput {...ids} value={value} onDay={onPick} />}
    </Field>
  );
}
