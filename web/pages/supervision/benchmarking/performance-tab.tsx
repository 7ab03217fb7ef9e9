import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { useSpellStatus } from '../../../ui/spell-status.ts';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { AuditWay } from '../../retrofit/energy-audit/way.tsx';
import { useMetered } from '../../metering/metering/series-pick.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { performanceWords } from './performance-words.ts';

type Answer = Awaited<ReturnType<typeof client.benchmarking.performance>>;
type Item = Answer['items'][number];

/** The reference as the reader typed it; anything but a number above 0 counts as none. */
const readReference = (given: Readonly<Record<string, unknown>>) => {
  const reference = textIn(given, 'reference');
  return { reference: reference !== undefined && Number(reference) > 0 ? reference : undefined };
};

/** What measurement can answer for an energy performance label of a year, and by name what needs other evidence. */
export function PerformanceTab({ building: { code }, year }: TabOf) {
  const words = usePageWords(performanceWords);
  const { words: all } = useLanguage();
  const [{ reference }, go] = useAddress(readReference);
  const known = useKnownAt();
  const input = { building: code, year, ...known, ...(reference !== undefined && { reference: Number(reference) }) };
  const query = useQuery(api.benchmarking.performance.queryOptions({ input }));
  return (
    <>
      <Panel title={words.title(all.yearOf(String(year)))} actions={<AuditWay building={code} />}>
        <div className="yd-stack">
          <p className="yd-quiet">
            {words.means} {query.data?.indicative === true ? <span className="yd-tag">{words.indicative}</span> : null}
          </p>
          <ReferenceForm key={reference} typed={reference} onTyped={(typed) => go({ reference: typed })} />
          <ProblemView error={query.error} again={query.refetch} />
          {query.isPending ? <Loading /> : null}
          <FindingList findings={query.data?.findings ?? []} />
        </div>
      </Panel>
      {query.data === undefined ? null : <Items building={code} of={query.data} />}
    </>
  );
}

function ReferenceForm({ typed, onTyped }: { readonly typed: string | undefined; readonly onTyped: (typed: string | undefined) => void }) {
  const words = usePageWords(performanceWords);
  const [text, setText] = useState(typed ?? '');
  const isGood = text.trim() === '' || Number(text) > 0;
  return (
    <form
      aria-label={words.reference}
      className="yd-row yd-row-top yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) onTyped(text.trim() === '' ? undefined : text.trim());
      }}
    >
      <Field label={words.reference} hint={words.referenceHint}>
        {(ids) => (
          <Input {...ids} inputMode="decimal" value={text} aria-invalid={!isGood} onChange={({ target }) => setText(target.value)} />
        )}
      </Field>
      <Button htmlType="submit" disabled={!isGood}>
        {words.calculate}
      </Button>
    </form>
  );
}

function Items({ building, of: { items } }: { readonly building: string; readonly of: Answer }) {
  const words = usePageWords(performanceWords);
  const { first, value, needs, last } = useColumns(building);
  const computed = items.filter(({ state }) => state === 'computed');
  const needed = items.filter(({ state }) => state === 'needs');
  return (
    <>
      <ItemTable title={words.computed} rows={computed} columns={[...first, value, ...last]} />
      <ItemTable title={words.needed} rows={needed} columns={[...first, needs, ...last]} />
      {items.length === 0 ? <p>{words.none}</p> : null}
    </>
  );
}

type Table = { readonly title: string; readonly rows: readonly Item[]; readonly columns: readonly Column<Item>[] };

function ItemTable({ title, rows, columns }: Table) {
  if (rows.length === 0) return null;
  return (
    <Panel title={title}>
      <PlainTable label={title} rows={rows} rowKey={({ item }) => item} columns={columns} />
    </Panel>
  );
}

function useColumns(building: string) {
  const words = usePageWords(performanceWords);
  const { words: all } = useLanguage();
  const spellStatus = useSpellStatus();
  const { itemName } = useMetered(building);
  const subject = ({ carrier, energyItem }: Item): string | undefined =>
    energyItem === null ? (carrier === null ? undefined : all.carrier[carrier]) : itemName(energyItem);
  const first: Column<Item>[] = [
    { key: 'name', title: words.name, width: 150, value: ({ name }) => name },
    { key: 'of', title: words.of, value: subject },
  ];
  const value: Column<Item> = {
    key: 'value',
    title: words.value,
    number: true,
    value: (one) => (one.unit === '' ? share(one.value) : { value: one.value, unit: one.unit }),
    show: (one) => <ItemFigure of={one} />,
  };
  const needs: Column<Item> = { key: 'needs', title: words.needs, width: 200, value: (one) => one.needs ?? undefined };
  const last: Column<Item>[] = [
    { key: 'coverage', title: words.coverage, number: true, value: (one) => (one.coverage === null ? undefined : share(one.coverage)) },
    { key: 'clause', title: words.clause, width: 240, value: ({ clause }) => clause },
    { key: 'status', title: words.status, width: 150, value: ({ status }) => spellStatus(status) },
  ];
  return { first, value, needs, last };
}

/** A share is shown as per cent; each figure opens. */
function ItemFigure({ of: { value, unit, figure } }: { readonly of: Item }) {
  return <Figure of={{ value, unit: unit === '' ? 'share' : unit, figure: figure ?? undefined }} />;
}
