import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api.ts';
import { useLanguage } from '../i18n/language.tsx';
import { useAddress } from './address.ts';
import { useKnownAt } from './as-of.tsx';
import { useIsOfYear } from './is-of-year.ts';
import { howFar, keepYear, newYear, yearIn } from './year.ts';
import { YearSelect } from './year-select.tsx';

const readYear = (given: Readonly<Record<string, unknown>>) => ({ ...newYear(yearIn(given)) });

/** The year of all pages, in the top bar of those that show one, with how far it is measured. */
export function FrameYear() {
  return useIsOfYear() ? <ChosenYear /> : null;
}

function ChosenYear() {
  const [{ year }, go] = useAddress(readYear);
  const asideOf = useAside();
  useEffect(() => keepYear(year), [year]);
  const aside = asideOf(year);
  return (
    <span className="yd-frame-year">
      <YearSelect year={year} onPick={(one) => go(newYear(one))} aside={asideOf} />
      {aside === undefined ? null : <span className="yd-quiet yd-small">{aside}</span>}
    </span>
  );
}

/** How far a year is measured, in words; nothing for a whole year, and while that is not known or what was known earlier is shown. */
function useAside(): (year: number) => string | undefined {
  const { words, format } = useLanguage();
  const now = useKnownAt().knownAt === undefined;
  const { data } = useQuery({ ...api.readings.measuredDays.queryOptions({ input: {}, staleTime: 600_000 }), enabled: now });
  return (year) => {
    if (data === undefined || !now) return undefined;
    const far = howFar(year, data);
    if (far.is === 'whole') return undefined;
    return far.is === 'none' ? words.year.none : words.year.through(far.month ? format.monthName(far.day) : format.monthDay(far.day));
  };
}
