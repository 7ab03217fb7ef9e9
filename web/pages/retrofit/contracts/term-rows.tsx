import { contractFormWords } from './form-words.ts';
import { Button } from 'antd';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { FaultLine, MarkedField, TextField } from '../../../ui/marked-field.tsx';
import { useSpellTerm } from './spell-term.ts';
import { partsOf, rowsOf, type Draft, type ListTerm, type Row } from './terms-draft.ts';

type Faults = ReadonlyMap<string, string>;

/** A term that is a list: prices, shares, fees, guarantees, base months. */
export function TermRows({
  name,
  draft,
  set,
  faults,
  boundaries,
}: {
  readonly name: ListTerm;
  readonly draft: Draft;
  readonly set: (draft: Draft) => void;
  readonly faults: Faults;
  /** Names of the boundaries that a row may belong to. */
  readonly boundaries: readonly string[];
}) {
  const form = usePageWords(contractFormWords);
  const { format } = useLanguage();
  const spell = useSpellTerm();
  const title = spell.term(name);
  const rows = rowsOf(draft, name);
  const put = (next: readonly Row[]) => set({ ...draft, [name]: next });
  const months = boundaries.flatMap((boundary) => Array.from({ length: 12 }, (_, at) => ({ boundary, month: String(at + 1) })));
  return (
    <fieldset className="yd-plain-fields">
      <legend>{title}</legend>
      {rows.map((row, at) => (
        // rows have no name until one is typed, and keep their order
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="yd-row yd-row-top">
          {partsOf[name].map((part) => (
            <Part
              key={part}
              label={spell.part(name, part)}
              part={part}
              value={row[part] ?? ''}
              fault={faults.get(`${name}[${at}].${part}`)}
              boundaries={boundaries}
              onSay={(value) => put(rows.with(at, { ...row, [part]: value }))}
            />
          ))}
          {rows.length < 2 ? null : (
            <Button
              size="small"
              aria-label={form.dropRow(form.row(title, format.count(at + 1)))}
              onClick={() => put(rows.filter((_, other) => other !== at))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      <FaultLine of={faults.get(name)} />
      <div className="yd-row">
        <Button onClick={() => put([...rows, {}])}>{form.addRow(title)}</Button>
        {name === 'base' && boundaries.length > 0 ? <Button onClick={() => put(months)}>{form.fillMonths}</Button> : null}
      </div>
    </fieldset>
  );
}

function Part({
  label,
  part,
  value,
  fault,
  boundaries,
  onSay,
}: {
  readonly label: string;
  readonly part: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly boundaries: readonly string[];
  readonly onSay: (value: string) => void;
}) {
  const form = usePageWords(contractFormWords);
  if (part === 'boundary')
    return (
      <MarkedField label={label} fault={fault}>
        {({ id }) => (
          <Choice
            id={id}
            value={boundaries.find((one) => one === value)}
            none={form.chooseFirst}
            options={boundaries.map((one) => ({ value: one, label: one }))}
            onChoose={(one) => onSay(one ?? '')}
          />
        )}
      </MarkedField>
    );
  if (part === 'from' || part === 'to')
    return (
      <MarkedField label={label} fault={fault}>
        {({ 'aria-invalid': _invalid, ...ids }) => <DayInput {...ids} value={value} onDay={(day) => onSay(day ?? '')} />}
      </MarkedField>
    );
  return (
    <TextField
      label={label}
      hint={part === 'percent' ? form.percentHint : undefined}
      value={value}
      fault={fault}
      width={140}
      onChange={onSay}
    />
  );
}
