import { Input } from 'antd';
import { Field } from './field.tsx';

/** A text filter of a list, applied when it is entered. */
export function SearchField({
  label,
  text,
  onSearch,
}: {
  readonly label: string;
  readonly text: string | undefined;
  readonly onSearch: (text: string | undefined) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <Input.Search
          {...ids}
          key={text}
          defaultValue={text ?? ''}
          allowClear
          onSearch={(given) => onSearch(given.trim() === '' ? undefined : given.trim())}
        />
      )}
    </Field>
  );
}
