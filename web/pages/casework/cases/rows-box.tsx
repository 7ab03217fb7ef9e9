import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { FormField } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { Fault } from './fault.tsx';

type Row = Readonly<Record<string, string>>;
type Rows = { readonly form: FormField; readonly rows: readonly Row[]; readonly onChange: (rows: readonly Row[]) => void };

/** A table filled in row by row. */
export function RowsBox({
  form,
  value,
  fault,
  label,
  onChange,
}: {
  readonly form: FormField;
  readonly value: unknown;
  readonly fault: string | undefined;
  readonly label: string;
  readonly onChange: (rows: readonly Row[]) => void;
}) {
  const words = usePageWords(caseWords);
  const rows = (Array.isArray(value) ? value : []) as readonly Row[];
  return (
    <fieldset className="yd-choices">
      <legend>{label}</legend>
      {rows.length === 0 ? null : (
        <div className="yd-scroll" tabIndex={0} role="group" aria-label={label}>
          <table className="yd-plain">
            <thead>
              <tr>
                {form.columns.map(({ key, name }) => (
                  <th key={key} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">
                  <span className="yd-hidden">{words.label.remove}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // rows have no ids of their own and keep their places
                // oxlint-disable-next-line react/no-array-index-key
                <OneRow key={at} form={form} rows={rows} row={row} at={at} onChange={onChange} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button size="small" onClick={() => onChange([...rows, {}])}>
        {words.addRow}
      </Button>
      <Fault of={fault} />
    </fieldset>
  );
}

function OneRow({ form, rows, row, at, onChange }: Rows & { readonly row: Row; readonly at: number }) {
  const words = usePageWords(caseWords);
  const number = String(at + 1);
  const write = (key: string, text: string) => onChange(rows.map((one, index) => (index === at ? { ...one, [key]: text } : one)));
  return (
    <tr>
      {form.columns.map(({ key, name, options }) => (
        <td key={key}>
          {options.length === 0 ? (
            <input
              className="yd-choice"
              aria-label={words.rowName(form.name, number, name)}
              autoComplete="off"
              value={row[key] ?? ''}
              onChange={({ target }) => write(key, target.value)}
            />
          ) : (
            <Choice
              label={words.rowName(form.name, number, name)}
              value={row[key] === undefined || row[key] === '' ? undefined : row[key]}
              none={words.label.choose}
              options={options.map((one) => ({ value: one.key, label: one.name }))}
              onChoose={(chosen) => write(key, chosen ?? '')}
            />
          )}
        </td>
      ))}
      <td>
        <Button
          size="small"
          aria-label={words.dropRow(form.name, number)}
          onClick={() => onChange(rows.filter((_, index) => index !== at))}
        >
          {words.label.remove}
        </Button>
      </td>
    </tr>
  );
}
