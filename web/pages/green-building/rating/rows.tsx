import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { listIn, withField, type Given } from './input.ts';
import { Box } from '../../../ui/box.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { YesNo } from './typed.tsx';
import { ratingWords } from './words.ts';

export type RowField = {
  readonly field: string;
  readonly title: string;
  readonly kind: 'text' | 'number' | 'yes' | 'choice';
  /** For a choice. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly width?: number;
};

/** A list typed row by row: products, buildings, walls. @param list its name in the input */
export function TypedTable({
  label,
  list,
  fields,
  input,
  set,
}: {
  readonly label: string;
  readonly list: string;
  readonly fields: readonly RowField[];
  readonly input: Given;
  readonly set: (next: Given) => void;
}) {
  const { rows: words } = usePageWords(ratingWords);
  const rows = listIn(input, list);
  const put = (next: readonly Given[]) => set(withField(input, list, next.length === 0 ? undefined : next));
  return (
    <div className="yd-stack">
      <div className="yd-scroll" tabIndex={0} role="group" aria-label={label}>
        <table className="yd-plain">
          <Head titles={fields.map(({ title }) => title)} />
          <tbody>
            {rows.map((row, at) => (
              // rows have no ids of their own
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                {fields.map((field) => (
                  <td key={field.field}>
                    <Cell
                      of={field}
                      label={words.cell(field.title, at + 1)}
                      value={row[field.field]}
                      onSay={(value) => put(rows.with(at, withField(row, field.field, value)))}
                    />
                  </td>
                ))}
                <td>
                  <Button size="small" aria-label={words.removeRow(at + 1)} onClick={() => put(rows.filter((_, other) => other !== at))}>
                    ×
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button onClick={() => put([...rows, {}])}>{words.add}</Button>
      </div>
    </div>
  );
}

function Head({ titles }: { readonly titles: readonly string[] }) {
  const { rows: words } = usePageWords(ratingWords);
  return (
    <thead>
      <tr>
        <th scope="col">{words.row}</th>
        {titles.map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
        <th scope="col">
          <span className="yd-hidden">{words.remove}</span>
        </th>
      </tr>
    </thead>
  );
}

function Cell({
  of,
  label,
  value,
  onSay,
}: {
  readonly of: RowField;
  readonly label: string;
  readonly value: unknown;
  readonly onSay: (value: unknown) => void;
}) {
  if (of.kind === 'choice')
    return (
      <Choice
        label={label}
        value={typeof value === 'string' || typeof value === 'number' ? String(value) : undefined}
        options={of.options ?? []}
        none="—"
        onChoose={onSay}
      />
    );
  if (of.kind === 'yes') return <YesNo label={label} value={value} onSay={onSay} />;
  if (of.kind === 'number')
    return <Box label={label} number value={value} width={of.width ?? 110} onSay={(typed) => onSay(numberOrText(typed))} />;
  return (
    <Box label={label} value={value} width={of.width ?? 150} onSay={(typed) => onSay(typed.trim() === '' ? undefined : typed.trim())} />
  );
}
