import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { usualYear } from '../../../ui/year.ts';
import type { PeriodAddress } from './address.ts';
import type { Period } from './answer.ts';
import { controlWords } from './control-words.ts';
import { seasonOf, seasonPeriods, type SeasonPeriod } from './periods.ts';
import { todayHere } from '../../../ui/day-text.ts';

/** Three years of each, enough for comparison. */
const offered = 3;

const today = todayHere();

/** The days of the address; by default the latest season of the place, or a year if it has no seasons. `waiting` while loading. */
export function usePeriod({ from, to }: PeriodAddress, region: string | undefined) {
  const { places } = usePlaces();
  const query = useQuery(api.comfort.seasons.list.queryOptions({ staleTime: 60_000 }));
  const season = seasonOf(query.data?.seasons ?? [], places, region);
  const seasons = season === undefined ? [] : seasonPeriods(season, today, offered);
  const latest: Period = seasons[0] ?? { from: `${usualYear}-01-01`, to: `${usualYear + 1}-01-01` };
  // only the days: queries that use them know no season
  const usual: Period = { from: latest.from, to: latest.to };
  const period: Period = from === undefined && to === undefined ? usual : { from: from ?? usual.from, to: to ?? usual.to };
  return { period, seasons, waiting: query.isPending };
}

/** The season of a year by one choice, or any days. */
export function PeriodRow({
  period,
  seasons,
  go,
}: {
  readonly period: Period;
  readonly seasons: readonly SeasonPeriod[];
  readonly go: Go<PeriodAddress>;
}) {
  const words = usePageWords(controlWords);
  const nameOf = ({ kind, year }: Pick<SeasonPeriod, 'kind' | 'year'>): string => words.seasonOf(year)[kind];
  const current = seasons.find(({ from, to }) => from === period.from && to === period.to);
  const options = seasons.map((one) => ({ value: `${one.kind}${one.year}`, label: nameOf(one) }));
  const choose = (value: string | undefined): void => {
    const chosen = seasons.find(({ kind, year }) => `${kind}${year}` === value);
    if (chosen !== undefined) go({ from: chosen.from, to: chosen.to });
  };
  return (
    <>
      {options.length === 0 ? null : (
        <Field label={words.period}>
          {({ id }) => (
            <Choice
              id={id}
              value={current === undefined ? undefined : `${current.kind}${current.year}`}
              {...(current === undefined && { none: words.custom })}
              options={options}
              onChoose={choose}
            />
          )}
        </Field>
      )}
      <Field label={words.from}>
        {(ids) => <DayInput {...ids} value={period.from} onDay={(from) => from !== undefined && go({ from, to: period.to })} />}
      </Field>
      <Field label={words.to}>
        {(ids) => <DayInput {...ids} value={period.to} onDay={(to) => to !== undefined && go({ from: period.from, to })} />}
      </Field>
    </>
  );
}
