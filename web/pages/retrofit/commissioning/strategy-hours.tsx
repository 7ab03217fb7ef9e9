import { useQuery } from '@tanstack/react-query';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { StrategyMap, StrategyProfile } from './strategy-charts.tsx';
import { strategyPageWords } from './strategy-words.ts';

type Tried = Awaited<ReturnType<typeof client.commissioning.strategyHours>>;
type Hour = Tried['hours'][number];

/** The strategy whose hours are shown, and its name in words. */
export type StrategyChosen = {
  readonly kind: Tried['strategy']['kind'];
  readonly subject: string;
  readonly unit: string;
  readonly name: string;
};

type HoursOf = {
  readonly input: { readonly building: string; readonly from?: string; readonly to?: string; readonly within?: string };
  readonly of: StrategyChosen;
};

/** Where in day and time a strategy would have saved, and the stretches that it would have changed or of which it is not known. */
export function StrategyHours({ input, of: { kind, subject, unit, name } }: HoursOf) {
  const words = usePageWords(strategyPageWords);
  const query = useQuery(api.commissioning.strategyHours.queryOptions({ input: { ...input, kind, subject } }));
  const label = words.hoursShown(name);
  const told = query.data;
  return (
    <section aria-label={label} className="yd-stack">
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {told === undefined ? null : (
        <>
          {/* of a morning whose start was right, what it used is not asked */}
          {kind === 'start-time' ? null : <StrategyProfile name={name} unit={unit} zone={told.zone} hours={told.hours} />}
          <StrategyMap
            name={name}
            unit={unit}
            zone={told.zone}
            hours={told.hours}
            table={() => <HoursTable label={label} told={told} unit={unit} />}
          />
        </>
      )}
    </section>
  );
}

function HoursTable({ label, told: { hours, zone }, unit }: { readonly label: string; readonly told: Tried; readonly unit: string }) {
  const words = usePageWords(strategyPageWords);
  return (
    <PlainTable
      label={label}
      rows={hours.filter(({ concerned }) => concerned !== false)}
      rowKey={({ from }) => from}
      columns={[
        { key: 'from', title: words.label.from, value: (row: Hour) => instant(row.from, zone) },
        { key: 'to', title: words.label.to, value: (row: Hour) => instant(row.to, zone) },
        {
          key: 'concerned',
          title: words.label.state,
          value: (row: Hour) => (row.concerned === null ? words.label.unknown : words.label.yes),
        },
        { key: 'use', title: words.label.amount, number: true, value: (row: Hour) => ({ value: row.use, unit }) },
        { key: 'saved', title: words.term.unchanged, number: true, value: (row: Hour) => ({ value: row.saved, unit }) },
      ]}
    />
  );
}
