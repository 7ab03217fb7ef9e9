import { Button, Input } from 'antd';
import { usePageWords } from '../../i18n/language.tsx';
import { planPageWords } from './words.ts';

type Texts = Readonly<Record<string, string>>;

/** Rows of a few boxes under a heading; another is added below. */
export function RowsOf<Row extends Texts>({
  title,
  fields,
  rows,
  onRows,
}: {
  readonly title: string;
  readonly fields: { readonly [Name in keyof Row]: string };
  readonly rows: readonly Row[];
  readonly onRows: (rows: readonly Row[]) => void;
}) {
  const words = usePageWords(planPageWords);
  const names = Object.keys(fields) as (keyof Row & string)[];
  const empty = Object.fromEntries(names.map((name) => [name, ''])) as unknown as Row;
  return (
    <fieldset className="yd-stack">
      <legend>{title}</legend>
      {rows.map((row, at) => (
        // rows have no name of their own and keep their places
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="yd-row">
          {names.map((name) => (
            <Input
              key={name}
              aria-label={`${title} ${at + 1} ${fields[name]}`}
              placeholder={fields[name]}
              value={row[name]}
              onChange={({ target }) => onRows(rows.map((one, place) => (place === at ? { ...one, [name]: target.value } : one)))}
              style={{ width: 180 }}
            />
          ))}
        </div>
      ))}
      <div>
        <Button size="small" aria-label={`${words.addRow} ${title}`} onClick={() => onRows([...rows, empty])}>
          {words.addRow}
        </Button>
      </div>
    </fieldset>
  );
}
