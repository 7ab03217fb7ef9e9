import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { wordsIn } from '#kernel/vocabulary.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useAddress } from '../../../ui/address.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { noFile, readStart } from './address.ts';
import {
  afterSaving,
  blank,
  firstRows,
  isTyped,
  mostRows,
  numbered,
  type Numbered,
  rowsToSave,
  type TypedBuilding,
  withBlank,
} from './save-rows.ts';
import { type Saved, useSave } from './use-save.ts';
import { startWords } from './words.ts';

type City = { readonly code: string; readonly name: string };

/** Up to twenty buildings, typed: what is right is saved, what is not stays with what is wrong. */
export function BuildingRows({ city }: { readonly city: City }) {
  const { buildings: words } = usePageWords(startWords);
  const [, go] = useAddress(readStart);
  const [rows, setRows] = useKept(city.code);
  const [own, setOwn] = useState<readonly string[]>([]);
  const taken = useTakenNumbers(city.code);
  const all = numbered(rows, city.code, new Set([...taken, ...own]));
  const [faults, setFaults] = useState<ReadonlyMap<number, string>>(new Map());
  const [isEmpty, setEmpty] = useState(false);
  const typed = rowsToSave(rows, all);
  const work = useSave(({ saved, left }, sent) => {
    const kept = afterSaving(
      rows,
      sent,
      left.map(({ row }) => row),
    );
    setRows(kept);
    // the list of numbers that are taken arrives later
    setOwn([...own, ...saved.map(({ code }) => code)]);
    setFaults(new Map(left.map(({ row, fault }) => [row.key, fault])));
    go({ step: kept.some(isTyped) ? 'buildings' : undefined, ...noFile }, { replace: true });
  });
  // what is being saved is not changed meanwhile; other rows are
  const locked = new Set(work.isPending ? work.variables.map(({ key }) => key) : []);
  const change = (row: TypedBuilding) => {
    setRows(rows.map((one) => (one.key === row.key ? row : one)));
    setFaults(new Map([...faults].filter(([key]) => key !== row.key)));
  };
  const remove = (key: number) => {
    const others = rows.filter((one) => one.key !== key);
    setRows(others.length === 0 ? withBlank([]) : others);
    setFaults(new Map([...faults].filter(([one]) => one !== key)));
  };
  const save = () => {
    setEmpty(typed.length === 0);
    if (typed.length > 0) work.mutate(typed);
  };
  return (
    <div className="yd-stack">
      <RowsTable city={city} rows={all} kept={rows} faults={faults} locked={locked} change={change} remove={remove} />
      <div className="yd-row">
        <Button type="primary" loading={work.isPending} onClick={save}>
          {words.save}
        </Button>
        <Button disabled={rows.length >= mostRows} onClick={() => setRows(withBlank(rows))}>
          {words.add}
        </Button>
        {isEmpty ? <span role="alert">{words.nothing}</span> : null}
      </div>
      {work.data === undefined ? null : <Left of={work.data} />}
      <ProblemView error={work.error} />
    </div>
  );
}

/** How many rows were not saved, if any. */
function Left({ of: { saved, left } }: { readonly of: Saved }) {
  const { buildings: words } = usePageWords(startWords);
  const { format } = useLanguage();
  const [done, open] = [format.count(saved.length), format.count(left.length)];
  if (left.length === 0) return null;
  return <Alert type="warning" role="status" title={saved.length === 0 ? words.onlyLeft(open) : words.left(done, open)} />;
}

/** What is typed is kept in the tab until it is saved, for the account that typed it. */
function useKept(city: string) {
  const name = `yaodong.start.buildings.${useMe()?.name ?? ''}.${city}`;
  const [rows, setRows] = useState<readonly TypedBuilding[]>(() => keptIn(name));
  // kept at once: a save may end after the table was folded
  const keep = (next: readonly TypedBuilding[]) => {
    setRows(next);
    if (next.some(isTyped)) sessionStorage.setItem(name, JSON.stringify(next));
    else sessionStorage.removeItem(name);
  };
  return [rows, keep] as const;
}

function keptIn(name: string): readonly TypedBuilding[] {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? firstRows;
  } catch {
    return firstRows;
  }
}

/** Numbers of the kind that is offered that buildings have already. */
function useTakenNumbers(prefix: string): ReadonlySet<string> {
  const { data } = useQuery(api.registry.buildings.queryOptions({ input: { search: `${prefix}-`, limit: 1000 } }));
  return new Set(data?.buildings.map(({ code }) => code));
}

/** The counties of the city, or the city itself where it has none. */
function useCounties({ code, name }: City): { value: string; label: string }[] {
  const { data } = useQuery({
    // the digits that the codes of all places below it begin with
    ...api.search.places.queryOptions({ input: { text: code.replace(/(?:00)+$/u, ''), within: code, limit: 1000 } }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const below = (data?.places ?? []).filter(({ kind }) => kind === 'county');
  const shown = below.length === 0 ? [{ code, name }] : below;
  return shown.map((one) => ({ value: one.code, label: one.name }));
}

type TableProps = {
  readonly city: City;
  readonly rows: readonly Numbered[];
  /** The rows as they were typed, without the numbers that are offered. */
  readonly kept: readonly TypedBuilding[];
  readonly faults: ReadonlyMap<number, string>;
  /** Rows that are being saved. */
  readonly locked: ReadonlySet<number>;
  readonly change: (row: TypedBuilding) => void;
  readonly remove: (key: number) => void;
};

function RowsTable({ city, rows, kept, faults, locked, change, remove }: TableProps) {
  const { buildings: words } = usePageWords(startWords);
  const counties = useCounties(city);
  return (
    <div className="yd-scroll" tabIndex={0} role="region" aria-label={words.table}>
      <table className="yd-plain yd-cards yd-start-rows">
        <thead>
          <tr>
            {Object.entries({ ...words.columns, remove: words.remove }).map(([name, title]) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row
              key={row.key}
              at={at}
              row={row}
              typed={kept[at] ?? blank}
              above={kept[at - 1]}
              counties={counties}
              fault={faults.get(row.key)}
              isLocked={locked.has(row.key)}
              change={change}
              remove={() => remove(row.key)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly at: number;
  readonly row: Numbered;
  readonly typed: TypedBuilding;
  readonly above: TypedBuilding | undefined;
  readonly counties: readonly { value: string; label: string }[];
  readonly fault: string | undefined;
  readonly isLocked: boolean;
  readonly change: (row: TypedBuilding) => void;
  readonly remove: () => void;
};

function Row({ at, row, typed, above, counties, fault, isLocked, change, remove }: RowProps) {
  const { buildings: words } = usePageWords(startWords);
  const { format, language } = useLanguage();
  const named = (field: keyof typeof words.columns) => words.cell(format.count(at + 1), words.columns[field]);
  const text = (field: 'name' | 'floorArea' | 'address' | 'code') => (
    <td data-head={words.columns[field]}>
      <Input
        aria-label={named(field)}
        autoComplete="off"
        disabled={isLocked}
        value={row[field]}
        {...(fault !== undefined && { 'aria-describedby': `start-fault-${at}` })}
        {...(field === 'floorArea' && { inputMode: 'decimal' as const })}
        onChange={({ target: { value } }) => change({ ...typed, [field]: value, region: typed.region ?? above?.region })}
      />
      {field === 'code' && fault !== undefined ? (
        <div id={`start-fault-${at}`} role="alert" className="yd-missing">
          {fault}
        </div>
      ) : null}
    </td>
  );
  const choice = (field: 'use' | 'region', options: readonly { value: string; label: string }[]) => (
    <td data-head={words.columns[field]}>
      <Select
        aria-label={named(field)}
        disabled={isLocked}
        value={row[field] ?? null}
        options={[...options]}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(value: string) => change({ ...typed, region: typed.region ?? above?.region, [field]: value })}
        getPopupContainer={() => document.getElementById('main') ?? document.body}
      />
    </td>
  );
  const uses = Object.entries(wordsIn(buildingValueTerms.use, language)).map(([value, label]) => ({ value, label }));
  return (
    <tr>
      {text('name')}
      {choice('use', uses)}
      {choice('region', counties)}
      {text('floorArea')}
      {text('address')}
      {text('code')}
      <td>
        <Button size="small" aria-label={words.removeRow(format.count(at + 1))} disabled={isLocked} onClick={remove}>
          {words.remove}
        </Button>
      </td>
    </tr>
  );
}
