import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { UsePanel } from './use-panel.tsx';
import type { Carrier } from '#kernel/carrier.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { meteringWords } from './words.ts';
import { share } from '../../../ui/cell.ts';

/** The use of a building over time, how much of it is measured and what is doubtful. */
export function UseTab({ building: { code }, zone, year }: TabOf) {
  const known = useKnownAt();
  const doubts = useQuery(api.readings.findings.queryOptions({ input: { building: code, ...known } }));
  const found = doubts.data?.findings;
  const marks = useMemo(
    () => (found ?? []).map(({ from, to, detail, meter }) => ({ from: Date.parse(from), to: Date.parse(to), text: detail, meter })),
    [found],
  );
  return (
    <>
      <UsePanel building={code} zone={zone} doubts={marks} />
      <Part name="coverage">
        <CoveragePanel building={code} year={year} zone={zone} />
      </Part>
      <Part name="findings">
        <FindingsPanel query={doubts} zone={zone} />
      </Part>
    </>
  );
}

/** A part of the view that the address can name: `#findings` scrolls to it and makes it the next keyboard target. */
function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const { hash, state } = useLocation();
  useEffect(() => {
    if (hash !== name) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView();
  }, [hash, name, state]);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}

type Row = { readonly carrier: Carrier; readonly steps: readonly (number | null)[] };

/** The coverage of each month of a year, by energy. */
function CoveragePanel({ building, year, zone }: { readonly building: string; readonly year: number; readonly zone: string }) {
  const { words, format } = useLanguage();
  const { coverage } = usePageWords(meteringWords);
  const input = { building, from: `${year}-01-01`, to: `${year + 1}-01-01`, step: 'month' as const, ...useKnownAt() };
  const query = useQuery(api.metering.completeness.queryOptions({ input }));
  const months = (query.data?.edges ?? []).slice(0, -1);
  const columns: Column<Row>[] = [
    { key: 'carrier', title: coverage.carrier, show: ({ carrier }) => words.carrier[carrier] },
    ...months.map((start, index): Column<Row> => {
      return { key: start, title: format.monthOnly(start, zone), number: true, value: ({ steps }) => share(steps[index]) };
    }),
  ];
  return (
    <Panel title={coverage.title(String(year))}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <PlainTable label={coverage.table} columns={columns} rows={query.data.buildings} rowKey={({ carrier }) => carrier} />
      )}
    </Panel>
  );
}
