import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { Sparkline } from '../../../chart/sparkline.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { tileWords } from './tile-words.ts';

/** The key figures that have their months below them, with the field of the answer for each. */
const monthsOf = { energy: 'value', intensity: 'intensity' } as const;

/**
 * A key figure of a place by the months of the year, if it has them: loads after the figures, with its space reserved. Not requested for a
 * view as known on an earlier day.
 */
export function MonthsSpark({ tile, region, year }: { readonly tile: string; readonly region: string; readonly year: number }) {
  return tile === 'energy' || tile === 'intensity' ? <Months of={tile} region={region} year={year} /> : null;
}

function Months({ of, region, year }: { readonly of: keyof typeof monthsOf; readonly region: string; readonly year: number }) {
  const words = usePageWords(tileWords);
  const { format } = useLanguage();
  const known = useKnownAt();
  const now = known.knownAt === undefined;
  const { data } = useQuery({ ...api.overview.cityMonths.queryOptions({ input: { region, year } }), enabled: now });
  if (!now) return null;
  const values = data?.months.map((month) => month[monthsOf[of]]) ?? [];
  const measured = values.filter((value) => value !== null).length;
  const told = data === undefined ? ' ' : words.measured(format.count(measured));
  return (
    <>
      {measured === 0 ? <div className="yd-spark" /> : <Sparkline label={words.months[of](String(year), told)} values={values} />}
      <div className="yd-quiet yd-small">{told}</div>
    </>
  );
}
