import { Button } from 'antd';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { FaultLine, MarkedField, TextField } from '../../../ui/marked-field.tsx';
import { isAtFault, nextKey } from './plan-form.ts';
import type { StratumRow } from './plan-form.ts';
import { planWords } from './plan-words.ts';

type Rows = {
  readonly rows: readonly StratumRow[];
  readonly faults: readonly string[];
  readonly onChange: (rows: readonly StratumRow[]) => void;
};

/** The strata of a plan, one row each: how many of its objects are drawn. */
export function StrataRows({ rows, faults, onChange }: Rows) {
  const words = usePageWords(planWords);
  const empty: StratumRow = { key: nextKey(rows), stratum: '', by: 'rate', amount: '', atLeast: '' };
  return (
    <fieldset className="yd-choices">
      <legend>{words.strata}</legend>
      <p className="yd-quiet">{words.strataHint}</p>
      {rows.map((row, at) => (
        <Stratum
          key={row.key}
          row={row}
          number={at + 1}
          faults={faults}
          onChange={(set) => onChange(rows.map((one) => (one.key === row.key ? { ...one, ...set } : one)))}
          onDrop={() => onChange(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <FaultLine of={faults.includes('objects') ? words.bad.objects : undefined} />
      <Button onClick={() => onChange([...rows, empty])}>{words.addStratum}</Button>
    </fieldset>
  );
}

function Stratum({
  row: { key, stratum, by, amount, atLeast },
  number,
  faults,
  onChange,
  onDrop,
}: {
  readonly row: StratumRow;
  readonly number: number;
  readonly faults: readonly string[];
  readonly onChange: (set: Partial<StratumRow>) => void;
  readonly onDrop: () => void;
}) {
  const words = usePageWords(planWords);
  const format = useFormat();
  const nth = format.count(number);
  const isWrong = stratum.trim() !== '' && isAtFault(faults, `objects.${stratum.trim()}`);
  const ways = [
    { value: 'rate' as const, label: words.rate },
    { value: 'count' as const, label: words.count },
  ];
  return (
    <div className="yd-row yd-row-top">
      <TextField
        label={words.stratum(nth)}
        value={stratum}
        fault={isAtFault(faults, `strata.${key}`) ? words.bad.stratum : undefined}
        onChange={(named) => onChange({ stratum: named })}
      />
      <MarkedField label={words.by(nth)} fault={undefined}>
        {({ id }) => <Choice id={id} value={by} options={ways} onChoose={(way) => onChange({ by: way ?? 'rate' })} />}
      </MarkedField>
      <TextField
        label={words.amount(nth)}
        width={120}
        value={amount}
        fault={isWrong ? words.bad.rule : undefined}
        onChange={(typed) => onChange({ amount: typed })}
      />
      {by === 'count' ? null : (
        <TextField
          label={words.atLeast(nth)}
          width={120}
          value={atLeast}
          fault={undefined}
          onChange={(typed) => onChange({ atLeast: typed })}
        />
      )}
      <Button onClick={onDrop}>{words.dropStratum(nth)}</Button>
    </div>
  );
}
