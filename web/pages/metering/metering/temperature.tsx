import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import { pointsOf } from '../../../chart/points.ts';
import type { Line } from '../../../chart/points.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { UseAddress } from './address.ts';
import { meteringWords } from './words.ts';

/** The outdoor temperature in the steps of the use, as a line with its own scale; null if not wanted or not available. */
export function useTemperature(building: string, { from, to, temperature }: UseAddress, step: UseAddress['step'] | undefined) {
  const { use } = usePageWords(meteringWords);
  const known = useKnownAt();
  const wanted = temperature === 'shown';
  const query = useQuery({
    ...api.weather.temperature.queryOptions({ input: { building, from, to, step: step ?? 'day', as: 'columns', ...known } }),
    enabled: wanted && step !== undefined,
    placeholderData: keepPreviousData,
  });
  const answer = wanted && !query.isPlaceholderData ? query.data : undefined;
  const line = useMemo((): Line | null => {
    if (!answer?.columns || answer.columns.values.every((mean) => mean === null)) return null;
    return { name: use.temperature, unit: answer.unit, points: pointsOf(answer.columns), beside: true };
  }, [answer, use]);
  return { line, answer, query, wanted };
}

/** The source of the temperature, and what is doubtful about it. */
export function Beside({ of: { answer, query, wanted } }: { readonly of: ReturnType<typeof useTemperature> }) {
  const { use } = usePageWords(meteringWords);
  const format = useFormat();
  if (!wanted) return null;
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (answer === undefined) return null;
  const { station, distanceKm } = answer;
  return (
    <>
      {station === null ? null : (
        <p className="yd-quiet yd-small">
          {distanceKm === null ? use.station(station.name) : use.stationAt(station.name, format.number(distanceKm))}
        </p>
      )}
      <FindingList findings={answer.findings} />
    </>
  );
}
