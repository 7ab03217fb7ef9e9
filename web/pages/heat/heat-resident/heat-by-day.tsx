import { useMemo } from 'react';
import type { Line } from '../../../chart/points.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { usualZone } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { besideDays, daysOf } from './beside.ts';
import type { Part } from './shown.ts';
import { residentWords } from './words.ts';

/** Heat by day of a season, compared with the one before on the same calendar days; what was not measured is a gap. */
export function HeatByDay({
  household,
  heat: { isPoint, season, before },
  season: name,
}: {
  readonly household: string;
  readonly heat: NonNullable<Part['heat']>;
  readonly season: string;
}) {
  const words = usePageWords(residentWords);
  const { format } = useLanguage();
  const lines = useMemo((): Line[] => {
    // days in the zone that the chart writes them in
    const instants = daysOf(season).map((day) => Date.parse(`${day}T00:00:00+08:00`));
    const line = (of: string, values: readonly (number | null)[]): Line => ({
      name: of,
      unit: 'GJ',
      points: instants.map((at, index) => ({ at, value: values[index] ?? null })),
    });
    return [line(name, season.values), ...(before === null ? [] : [line(words.beside(before.name), besideDays(season, before))])];
  }, [season, before, name, words]);
  const isEmpty = season.values.every((value) => value === null);
  return (
    <Panel title={`${words.byDay}${format.aside(household)}`}>
      {isPoint ? <p className="yd-quiet">{words.ofWholePoint}</p> : null}
      {isEmpty && before === null ? (
        <p className="yd-quiet">{words.noDays}</p>
      ) : (
        <TimeChart label={`${words.byDay} ${household}`} lines={lines} step="day" zone={usualZone} />
      )}
    </Panel>
  );
}
