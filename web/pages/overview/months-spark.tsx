import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { Sparkline } from '../../chart/sparkline.tsx';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { useKnownAt } from '../../ui/as-of.tsx';
import { tileWords } from './tile-words.ts';

/** The energy of a place by the months of the year: comes after the figures and holds its room. As known before it is not asked for. */
export function MonthsSpark({ region, year }: { readonly region: string; readonly year: number }) {
  const words = usePageWords(tileWords);
  const { format } = useLanguage();
  const known = useKnownAt();
  const now = known.knownAt === undefined;
  const { data } = useQuery({ ...api.overview.cityMonths.queryOptions({ input: { region, year } }), enabled: now });
  if (!now) return null;
  const values = data?.months.map(({ value }) => value) ?? [];
  const measured = values.filter((value) => value !== null).length;
  const told = data === undefined ? ' ' : words.measured(format.count(measured));
  return (
    <>
      {measured === 0 ? <div className="yd-spark" /> : <Sparkline label={words.months(String(year), told)} values={values} />}
      <div className="yd-quiet yd-small">{told}</div>
    </>
  );
}
