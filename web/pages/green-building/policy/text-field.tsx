import { Field } from '../../../ui/field.tsx';

/** A text box with a label. */
export function TextField({
  label,
  value,
  onType,
  type = 'text',
  width = 120,
}: {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly width?: number;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          className="yd-choice"
          type={type}
          style={{ width }}
          autoComplete="off"
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
