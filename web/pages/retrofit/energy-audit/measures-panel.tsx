import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { carriers, carrierUnit, type Carrier } from '#kernel/carrier.ts';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { nextCode } from './next-code.ts';
import { renewAudits, type Audit } from './shown.ts';
import { TableIn } from './table-in.tsx';
import { energyAuditPageWords } from './words.ts';

type Measure = Audit['measures'][number];
type Row = Pick<Measure, (typeof columns)[number]>;

const columns = ['code', 'finding', 'system', 'name', 'carrier', 'annualSaving', 'unit', 'costYuan', 'lifeYears', 'basis'] as const;

/** What should be done; each measure is a project of the pool, with its cost and saving. */
export function MeasuresPanel({ of: { audit, measures } }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  return (
    <div className="yd-stack">
      {measures.length === 0 ? <p className="yd-quiet">{words.noMeasures}</p> : <Measures rows={measures} />}
      <TableIn<(typeof columns)[number], Row>
        name="measures.csv"
        label={words.measureTable}
        hint={words.measureColumns}
        columns={columns}
        rows={measures}
        onFile={async (file) => {
          await client.energyAudit.measures({ audit, file });
          await renewAudits();
        }}
        form={(add) => <AddMeasure taken={measures.map(({ code }) => code)} onAdd={add} />}
      />
    </div>
  );
}

function Measures({ rows }: { readonly rows: readonly Measure[] }) {
  const words = usePageWords(energyAuditPageWords);
  const shown: Column<Measure>[] = [
    { key: 'code', title: words.label.code, value: ({ code }) => code },
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'system', title: words.term.system, value: ({ system }) => system },
    { key: 'carrier', title: words.label.energy, value: ({ carrier }) => words.carrier[carrier] },
    {
      key: 'saving',
      title: words.term.saving,
      number: true,
      value: ({ annualSaving, unit }) => ({ value: annualSaving === null ? null : Number(annualSaving), unit }),
    },
    { key: 'cost', title: words.invest, number: true, value: ({ costYuan }) => costYuan },
    { key: 'payback', title: words.term.payback, number: true, value: ({ payback }) => payback },
    { key: 'basis', title: words.term.basis, value: ({ basis }) => basis },
    {
      key: 'project',
      title: words.label.project,
      value: ({ project }) => project ?? undefined,
      show: ({ project }) =>
        project === null ? null : (
          <Link to="/projects/$project" params={{ project }} search={{}}>
            {project}
          </Link>
        ),
    },
  ];
  return <ShortTable label={words.term.measures} columns={shown} rows={rows} rowKey={({ code }) => code} />;
}

const typed = { name: '', system: '', annualSaving: '', costYuan: '', lifeYears: '', basis: '' };

function AddMeasure({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (row: Row) => void }) {
  const words = usePageWords(energyAuditPageWords);
  const [carrier, setCarrier] = useState<Carrier>('electricity');
  const [text, setText] = useState(typed);
  const unit = carrierUnit(carrier);
  const names = {
    name: words.label.name,
    system: words.term.system,
    annualSaving: `${words.term.saving} ${unit}`,
    costYuan: words.invest,
    lifeYears: words.term.life,
    basis: words.term.basis,
  };
  const add = () => {
    const { name, system, basis } = text;
    const or = (said: string) => (said.trim() === '' ? null : said.trim());
    const numbers = { annualSaving: or(text.annualSaving), costYuan: or(text.costYuan), lifeYears: or(text.lifeYears) };
    onAdd({
      code: nextCode('M', taken),
      finding: null,
      system: system.trim(),
      name: name.trim(),
      basis: basis.trim(),
      carrier,
      unit,
      ...numbers,
    });
  };
  return (
    <div className="yd-row">
      <Field label={words.label.energy}>
        {({ id }) => (
          <Choice
            id={id}
            value={carrier}
            options={carriers.map((value) => ({ value, label: words.carrier[value] }))}
            onChoose={(value) => setCarrier(value ?? 'electricity')}
          />
        )}
      </Field>
      {(Object.keys(typed) as (keyof typeof typed)[]).map((field) => (
        <Field key={field} label={names[field]}>
          {(ids) => (
            <Input
              {...ids}
              value={text[field]}
              maxLength={200}
              style={{ width: 160 }}
              onChange={({ target }) => setText({ ...text, [field]: target.value })}
            />
          )}
        </Field>
      ))}
      <Button disabled={text.name.trim() === '' || text.system.trim() === ''} onClick={add}>
        {words.addMeasure}
      </Button>
    </div>
  );
}
