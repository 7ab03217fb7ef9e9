import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { schedulePageWords } from './words.ts';

type Measure = Awaited<ReturnType<typeof client.schedule.building>>['forecast'];

/** How accurate the load forecast behind a plan was before, compared with repeating a day. */
export function ForecastNote({ of: { error } }: { readonly of: Measure }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const share = (value: number | null): string => (value === null ? format.none : format.share(value));
  return (
    <p className="yd-quiet">
      {words.forecastOf(share(error.wape), share(error.yesterday), share(error.weekAgo), format.count(error.days))}
    </p>
  );
}
