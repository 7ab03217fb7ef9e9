import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api, client, queryClient } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { share } from '../../../ui/cell.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { expectedOption, type ExpectedPoint } from '../../supervision/expectation/expected-option.ts';
import { RepairText } from './repair-text.tsx';
import { strategyPageWords } from './strategy-words.ts';
import { commissioningPageWords } from './words.ts';

type Shown = Awaited<ReturnType<typeof client.commissioning.show>>;

/** One action: the savings since, day by day compared with what was expected, and whether the fault that it repairs is gone. */
export function ActionPage() {
  const words = usePageWords(commissioningPageWords);
  const { action = '' } = useParams({ strict: false });
  const known = useKnownAt();
  const query = useQuery(api.commissioning.show.queryOptions({ input: { id: Number(action), ...known } }));
  const shown = query.data;
  return (
    <>
      <PageHeader title={shown?.action ?? `${words.term.action} ${action}`} below={<Below of={shown} />}>
        <AsOfPicker />
        <a href={`/api/exports/commissioning?${new URLSearchParams({ id: action, ...known })}`} download>
          {words.report}
        </a>
        <Link to="/commissioning" search={{}}>
          {words.back}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {shown === undefined ? null : (
        <Panel title={words.effectSince(shown.on)}>
          <Facts of={shown} />
          <FindingList findings={shown.findings} />
          {shown.days.length === 0 ? <p className="yd-quiet">{words.noDays}</p> : <Days of={shown} />}
          <Remove of={shown} />
        </Panel>
      )}
    </>
  );
}

function Below({ of }: { readonly of: Shown | undefined }) {
  const { words: own, format } = useLanguage();
  if (of === undefined) return null;
  const told = [own.carrier[of.carrier], format.day(of.on), ...(of.equipment === null ? [] : [of.equipment]), of.by];
  return (
    <>
      <Link to="/buildings/$building" params={{ building: of.building }} search={{ tab: 'expected' }}>
        {of.building}
      </Link>
      {` · ${told.join(' · ')}`}
    </>
  );
}

function Facts({ of: { total, verdict, repaired, unit, strategy } }: { readonly of: Shown }) {
  const words = usePageWords(commissioningPageWords);
  const strategies = usePageWords(strategyPageWords);
  const { format } = useLanguage();
  const amount = (value: number | null) => format.scaled(value, unit);
  return (
    <dl className="yd-facts">
      <dt>{words.term.saved}</dt>
      <dd>
        <Figure of={{ value: total.value, unit, figure: total.figure }} />
      </dd>
      <dt>{words.term.savedShare}</dt>
      <dd>{total.share === null ? format.none : format.quantity(Math.round(total.share * 1e3) / 10, '%')}</dd>
      <dt>{words.term.interval}</dt>
      <dd>{total.low === null ? format.none : words.intervalOf(amount(total.low), amount(total.high), format.count(total.days))}</dd>
      <dt>{words.label.verdict}</dt>
      <dd>{words.verdict[verdict]}</dd>
      <dt>{words.measured}</dt>
      <dd>{amount(total.measured)}</dd>
      <dt>{words.expected.expected}</dt>
      <dd>{amount(total.expected)}</dd>
      <dt>{words.term.correction}</dt>
      <dd>{amount(total.correction)}</dd>
      <dt>{words.term.daysCounted}</dt>
      <dd>{words.countedDays(format.count(total.days), format.share(total.coverage))}</dd>
      {strategy === null ? null : (
        <>
          <dt>{strategies.term.takenFrom}</dt>
          <dd>{`${strategies.kind[strategy.kind]} ${strategy.subject}`}</dd>
          <dt>{`${strategies.term.wouldHaveSaved} (${format.day(strategy.from)} – ${format.day(strategy.to)})`}</dt>
          <dd>
            <Figure of={{ value: strategy.saved, unit: strategy.unit, figure: strategy.figure }} />
          </dd>
        </>
      )}
      {repaired === null ? null : (
        <>
          <dt>{words.term.episode}</dt>
          <dd>
            <RepairText of={repaired} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Days({ of: { days, unit, carrier } }: { readonly of: Shown }) {
  const words = usePageWords(commissioningPageWords);
  const { words: own, format } = useLanguage();
  const label = words.chart(own.carrier[carrier]);
  const option = useMemo(() => {
    const amount = (value: number | null) => format.quantity(value, unit);
    const say = (one: ExpectedPoint) =>
      [
        format.day(one.day),
        `${words.expected.measured} ${amount(one.measured)}`,
        `${words.expected.expected} ${amount(one.value)}`,
        words.forecastBand(amount(one.low), amount(one.high)),
      ].join('\n');
    return expectedOption(days, unitSign(unit), words.expected, say);
  }, [days, unit, words, format]);
  return <Chart label={label} option={option} table={() => <DayTable days={days} unit={unit} label={label} />} />;
}

function DayTable({ days, unit, label }: { readonly days: Shown['days']; readonly unit: string; readonly label: string }) {
  const words = usePageWords(commissioningPageWords);
  const { format } = useLanguage();
  return (
    <PlainTable
      label={label}
      rows={days}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', title: words.label.day, value: ({ day }) => day, show: ({ day }) => format.day(day) },
        { key: 'measured', title: words.expected.measured, number: true, value: ({ measured }) => ({ value: measured, unit }) },
        { key: 'coverage', title: words.label.coverage, number: true, term: 'coverage', value: ({ coverage }) => share(coverage) },
        {
          key: 'value',
          title: words.expected.expected,
          number: true,
          show: ({ value, figure }) => <Figure of={{ value, unit, figure }} />,
        },
        { key: 'low', title: words.expected.low, number: true, value: ({ low }) => ({ value: low, unit }) },
        { key: 'high', title: words.expected.high, number: true, value: ({ high }) => ({ value: high, unit }) },
        {
          key: 'correction',
          title: words.term.correction,
          number: true,
          value: ({ correction }) => ({ value: correction, unit }),
        },
        { key: 'saved', title: words.term.saved, number: true, value: ({ saved }) => ({ value: saved, unit }) },
      ]}
    />
  );
}

function Remove({ of: { id, action, removed } }: { readonly of: Shown }) {
  const words = usePageWords(commissioningPageWords);
  const { format } = useLanguage();
  const edits = may(useMe(), 'edit');
  const remove = useMutation({
    mutationFn: () => client.commissioning.remove({ id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.commissioning.key() }),
  });
  if (removed !== null) return <p className="yd-missing">{words.removed(removed.by, format.instant(removed.at))}</p>;
  if (!edits) return null;
  return (
    <>
      <Confirm label={words.remove} name={action} means={words.removeMeans} busy={remove.isPending} onYes={() => remove.mutate()} />
      <ProblemView error={remove.error} />
    </>
  );
}
