import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import type { Line } from '../../../chart/points.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { viewWords } from './view-words.ts';

type Months = Awaited<ReturnType<typeof client.overview.cityMonths>>['months'];

/** All energy of a place by the months of a year, beside the year before. */
export function MonthsPanel({ region, year }: { readonly region: string; readonly year: number }) {
  const { months: words } = usePageWords(viewWords);
  const known = useKnownAt();
  const query = useQuery(api.overview.cityMonths.queryOptions({ input: { region, year, ...known } }));
  const before = useQuery(api.overview.cityMonths.queryOptions({ input: { region, year: year - 1, ...known } }));
  return (
    <Panel title={words.title}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <Shown of={query.data.months} before={before.data?.months ?? []} year={year} />}
    </Panel>
  );
}

function Shown({ of, before, year }: { readonly of: Months; readonly before: Months; readonly year: number }) {
  const { months: words } = usePageWords(viewWords);
  const lines = useMemo((): Line[] => {
    const at = (index: number) => Date.UTC(year, index, 1);
    const line = (name: string, months: Months): Line => ({
      name,
      unit: 'tce',
      points: of.map((_, index) => ({ at: at(index), value: months[index]?.value ?? null })),
    });
    const hasBefore = before.some(({ value }) => value !== null);
    return [line(words.now(String(year)), of), ...(hasBefore ? [line(words.now(String(year - 1)), before)] : [])];
  }, [of, before, year, words]);
  if (of.every(({ value }) => value === null)) return <p>{words.none}</p>;
  return <TimeChart label={words.chart(String(year))} lines={lines} step="month" zone="UTC" height={260} />;
}
