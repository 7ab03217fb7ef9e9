import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { pointsOf, type Line, type Shade } from '../../../chart/points.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { TrendAddress } from './address.ts';
import { rawLines, stepLines } from './lines.ts';
import { trendWords } from './words.ts';

export type TrendAnswer = Awaited<ReturnType<typeof client.trend.trend>>;
export type PointShown = Awaited<ReturnType<typeof client.point.get>>;

type Result = { readonly data: unknown; readonly error: Error | null; readonly isPending: boolean; readonly isPlaceholderData: boolean };

/** Answers in the order of their queries, and the first trouble among them. */
function together<T>(all: readonly Result[]) {
  return {
    answers: all.map(({ data }) => data as T | undefined),
    error: all.find(({ error }) => error !== null)?.error ?? null,
    isBusy: all.some(({ isPending, isPlaceholderData }) => isPending || isPlaceholderData),
  };
}
const told = (all: readonly Result[]) => together<PointShown>(all);
const measured = (all: readonly Result[]) => together<TrendAnswer>(all);

/** The facts of points and their values over the days of the address. */
export function useTrends(codes: readonly string[], at: TrendAddress) {
  const known = useKnownAt();
  const { from, to, step, within, during } = at;
  const asked = { from, to, step, ...(within !== undefined && { within }), ...(during !== '' && { during }), ...known };
  const facts = useQueries({
    queries: codes.map((point) => api.point.get.queryOptions({ input: { point, ...known }, placeholderData: keepPreviousData })),
    combine: told,
  });
  const trends = useQueries({
    queries: codes.map((point) =>
      api.trend.trend.queryOptions({ input: { point, ...asked }, enabled: from < to, placeholderData: keepPreviousData }),
    ),
    combine: measured,
  });
  return { facts: facts.answers, trends: trends.answers, error: facts.error ?? trends.error, isBusy: trends.isBusy };
}

/** The lines of the chart for them. */
export function useTrendLines(
  codes: readonly string[],
  facts: readonly (PointShown | undefined)[],
  trends: readonly (TrendAnswer | undefined)[],
  step: TrendAddress['step'],
): readonly Line[] {
  const { min, max } = usePageWords(trendWords);
  return useMemo(() => {
    const answers = codes.flatMap((code, index) => {
      const answer = trends[index];
      const name = facts[index]?.name ?? null;
      if (answer === undefined || answer.point !== code) return [];
      const { unit, steps, values } = answer;
      return [{ name: name === null ? code : `${name} ${code}`, unit, ...(steps && { steps }), ...(values && { values }) }];
    });
    return step === 'raw' ? rawLines(answers) : stepLines(answers, { min, max });
  }, [codes, facts, trends, step, min, max]);
}

/** Use of a building over the same steps, in a panel below; undefined if not wanted, or if it is returned in other steps. */
export function useUseBeside(building: string | null | undefined, { carrier, from, to, step }: TrendAddress): Line | undefined {
  const { words } = useLanguage();
  const { use } = usePageWords(trendWords);
  const known = useKnownAt();
  const isWanted = carrier !== '' && step !== 'raw' && from < to && typeof building === 'string';
  const input = {
    building: building ?? '',
    carrier: carrier === '' ? ('electricity' as const) : carrier,
    from,
    to,
    step: step === 'raw' ? ('hour' as const) : step,
    as: 'columns' as const,
    ...known,
  };
  const { data } = useQuery({ ...api.metering.useOfBuilding.queryOptions({ input }), enabled: isWanted });
  return useMemo(() => {
    if (!isWanted || data?.columns === undefined) return undefined;
    return { name: use(words.carrier[input.carrier]), unit: data.unit, points: pointsOf(data.columns), beside: true, shape: 'bar' };
  }, [isWanted, input.carrier, data, use, words]);
}

const dayMs = 86_400_000;
/** Over longer times most of the chart would be shaded. */
const mostShaded = 62 * dayMs;
const noShade: readonly Shade[] = [];

/** When the building is occupied, if the span is short enough to show it. */
export function useOccupiedShade(building: string | null | undefined, { from, to }: TrendAddress): readonly Shade[] {
  const known = useKnownAt();
  const length = Date.parse(to) - Date.parse(from);
  const isWanted = typeof building === 'string' && length > 0 && length <= mostShaded;
  const { data } = useQuery({
    ...api.occupancy.show.queryOptions({ input: { building: building ?? '', from, to, ...known } }),
    enabled: isWanted,
  });
  return useMemo(() => {
    if (!isWanted || data === undefined) return noShade;
    return data.occupied.map(({ start, end }) => ({ from: Date.parse(start), to: Date.parse(end) }));
  }, [isWanted, data]);
}
