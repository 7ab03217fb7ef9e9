import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { wordsIn } from '#kernel/vocabulary.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { useAddress } from '../../../ui/address.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { readStart } from './address.ts';
import { blank, isTyped, mostRows, numbered, type Numbered, type TypedBuilding } from './save-rows.ts';
import { useSave } from './use-save.ts';
import { startWords } from './words.ts';

type City = { readonly code: string; readonly name: string };

/** Up to twenty buildings, typed: what is right is saved, what is not stays with what is wrong. */
export function BuildingRows({ city }: { readonly city: City }) {
  const { buildings: words } = usePageWords(startWords);
  const { format } = useLanguage();
  const [, go] = useAddress(readStart);
  const [rows, setRows] = useKept(city.code);
  const taken = useTakenNumbers(city.code);
  const all = numbered(rows, city.code, taken);
  const [faults, setFaults] = useState<ReadonlyMap<number, string>>(new Map());
  const [isEmpty, setEmpty] = useState(false);
  const typed = all.filter(isTyped);
  const work = useSave(({ left }) => {
    setRows(left.length === 0 ? firstRows : left.map(({ row }) => row));
    setFaults(new Map(left.map(({ fault }, at) => [at, fault])));
    go({ step: left.length === 0 ? undefined : 'buildings' }, { replace: true });
  });
  const change = (at: number, row: TypedBuilding) => {
    setRows(rows.map((one, index) => (index === at ? row : one)));
    setFaults(new Map([...faults].filter(([index]) => index !== at)));
  };
  const save = () => {
    setEmpty(typed.length === 0);
    if (typed.length > 0) work.mutate(typed);
  };
  return (
    <div className="yd-stack">
      <RowsTable city={city} rows={all} faults={faults} change={change} kept={rows} />
      <div className="yd-row">
        <Button type="primary" loading={work.isPending} onClick={save}>
          {words.save}
        </Button>
        <Button disabled={rows.length >= mostRows} onClick={() => setRows([...rows, { ...blank, region: rows.at(-1)?.region }])}>
          {words.add}
        </Button>
        {isEmpty ? <span role="alert">{words.nothing}</span> : null}
      </div>
      {work.data === undefined || work.data.left.length === 0 ? null : (
        <Alert
          type="warning"
          role="status"
          title={
            work.data.saved === 0
              ? words.onlyLeft(format.count(work.data.left.length))
              : words.left(format.count(work.data.saved), format.count(work.data.left.length))
          }
        />
      )}
      <ProblemView error={work.error} />
    </div>
  );
}

const firstRows: readonly TypedBuilding[] = [blank, blank, blank];

/** What is typed is kept in the tab until it is saved. */
function useKept(city: string) {
  const name = `yaodong.start.buildings.${city}`;
  const [rows, setRows] = useState<readonly TypedBuilding[]>(() => keptIn(name));
  useEffect(() => {
    if (rows.some(isTyped)) sessionStorage.setItem(name, JSON.stringify(rows));
    else sessionStorage.removeItem(name);
  }, [name, rows]);
  return [rows, setRows] as const;
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
  const within = code.replace(/(?:00)+$/u, '');
  const { data } = useQuery({
    ...api.search.places.queryOptions({ input: { text: within, limit: 100 } }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const below = (data?.places ?? []).filter((one) => one.code.startsWith(within) && one.kind === 'county');
  const shown = below.length === 0 ? [{ code, name }] : below;
  return shown.map((one) => ({ value: one.code, label: one.name }));
}

type TableProps = {
  readonly city: City;
  readonly rows: readonly Numbered[];
  /** The rows as they were typed, without the numbers that are offered. */
  readonly kept: readonly TypedBuilding[];
  readonly faults: ReadonlyMap<number, string>;
  readonly change: (at: number, row: TypedBuilding) => void;
};

function RowsTable({ city, rows, kept, faults, change }: TableProps) {
  const { buildings: words } = usePageWords(startWords);
  const counties = useCounties(city);
  return (
    <div className="yd-scroll" tabIndex={0} role="region" aria-label={words.table}>
      <table className="yd-plain yd-cards yd-start-rows">
        <thead>
          <tr>
            {Object.entries(words.columns).map(([name, title]) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row
              // rows have no name of their own before they are saved
              key={at}
              at={at}
              row={row}
              typed={kept[at] ?? blank}
              above={kept[at - 1]}
              counties={counties}
              fault={faults.get(at)}
              change={(one) => change(at, one)}
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
  readonly change: (row: TypedBuilding) => void;
};

function Row({ at, row, typed, above, counties, fault, change }: RowProps) {
  const { buildings: words } = usePageWords(startWords);
  const { format, language } = useLanguage();
  const named = (field: keyof typeof words.columns) => words.cell(format.count(at + 1), words.columns[field]);
  const text = (field: 'name' | 'floorArea' | 'address' | 'code') => (
    <td data-head={words.columns[field]}>
      <Input
        aria-label={named(field)}
        autoComplete="off"
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
    </tr>
  );
}
