import { useQuery } from '@tanstack/react-query';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { differenceWords } from './difference-words.ts';

type OfMember = Awaited<ReturnType<typeof client.settlement.differenceOf>>;
type Pair = { readonly event: string; readonly issue: number; readonly against: number };

/** For one member: the days chosen before and now, and each corrected step of its readings. */
export function DifferenceOf({ pair: { event, issue, against }, building }: { readonly pair: Pair; readonly building: string }) {
  const words = usePageWords(differenceWords);
  const { format } = useLanguage();
  const query = useQuery(api.settlement.differenceOf.queryOptions({ input: { event, issue, against, building } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { days, corrections, corrected, zone, moved } = query.data;
  const kwh = (value: number | null) => ({ value, unit: 'kWh' });
  const byDay: Column<OfMember['days'][number]>[] = [
    { key: 'day', title: words.day, value: ({ day }) => day },
    { key: 'before', title: words.of.chosenBefore, value: ({ chosenBefore }) => chosenBefore.join(' ') },
    { key: 'now', title: words.of.chosenNow, value: ({ chosenNow }) => chosenNow.join(' ') },
  ];
  const byStep: Column<OfMember['corrections'][number]>[] = [
    { key: 'start', title: words.time, value: ({ start }) => ({ at: start, step: '15min', zone: zone ?? 'Asia/Shanghai' }) },
    { key: 'before', title: words.of.before, number: true, value: ({ before }) => kwh(before) },
    { key: 'after', title: words.of.after, number: true, value: ({ after }) => kwh(after) },
    { key: 'role', title: words.of.counts, value: ({ role }) => words.role[role] },
  ];
  return (
    <section className="yd-stack" aria-label={words.open(building)}>
      {moved === null ? null : (
        <p className="yd-row">
          {[moved.before, moved.now].map((line, at) =>
            line === null || line.money === null ? null : (
              <span key={line.figure}>
                {at === 0 ? words.of.before : words.of.after} <OpenedText figure={line.figure} text={format.money(line.money)} />
              </span>
            ),
          )}
        </p>
      )}
      {days.length === 0 ? null : <PlainTable label={words.daysOf(building)} columns={byDay} rows={days} rowKey={({ day }) => day} />}
      {corrections.length === 0 ? (
        <p className="yd-quiet">{words.noReadings}</p>
      ) : (
        <PlainTable label={words.readingsOf(building)} columns={byStep} rows={corrections} rowKey={({ start }) => start} />
      )}
      {corrected > corrections.length ? <p className="yd-quiet">{words.first(corrections.length, corrected)}</p> : null}
    </section>
  );
}
