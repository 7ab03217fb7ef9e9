import { Select } from 'antd';
import { Field } from './field.tsx';

/** One of a list, by its name; long lists are searched by typing. */
export function Pick<T extends string>({
  label,
  value,
  options,
  onPick,
  width = 160,
  none,
}: {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onPick: (value: T | undefined) => void;
  readonly width?: number;
  /** Label for no choice; without it one must be chosen. */
  readonly none?: string;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <Select<T>
          {...ids}
          value={value ?? null}
          onChange={(chosen) => onPick(chosen ?? undefined)}
          options={[...options]}
          style={{ width }}
          allowClear={none !== undefined}
          placeholder={none}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={() => document.getElementById('main') ?? document.body}
        />
      )}
    </Field>
  );
}
