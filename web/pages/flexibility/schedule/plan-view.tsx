import { useMemo } from 'react';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { TableExportLater } from '../../../ui/table-export-later.tsx';
import { powerOption, stateOption, type PlanLine, type RedStretch } from './plan-option.ts';
import { baseOf, priceOf, resourcesOf, seriesOf, type Answer, type Breach, type Scenario } from './scenario.ts';
import { schedulePageWords } from './words.ts';

type Props = {
  readonly answer: Answer;
  /** The request; null if the console cannot read its format. */
  readonly scenario: Scenario | null;
  readonly zone: string;
};

/** A schedule: what it costs, what it violates, and its powers and states step by step. */
export function PlanView({ answer, scenario, zone }: Props) {
  const words = usePageWords(schedulePageWords);
  return (
    <>
      <Panel title={words.answer}>
        <CostFacts of={answer} />
        <FindingList findings={answer.findings} />
      </Panel>
      <Panel title={words.breaches}>
        <Breaches all={answer.breaches} zone={zone} />
      </Panel>
      <PowerPanel answer={answer} scenario={scenario} zone={zone} />
      <StatePanel answer={answer} scenario={scenario} zone={zone} of="kwh" />
      <StatePanel answer={answer} scenario={scenario} zone={zone} of="temperature" />
    </>
  );
}

const costParts = ['import', 'export', 'peak', 'carbon', 'wear', 'shed'] as const;

function CostFacts({ of }: { readonly of: Answer }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const parts = costParts.filter((part) => part === 'import' || Number(of.cost[part]) !== 0);
  return (
    <dl className="yd-facts">
      <Fact name={words.field.status}>
        <span className={of.status === 'optimal' ? undefined : 'yd-missing'}>{words.status[of.status]}</span>
      </Fact>
      {(['total', ...parts] as const).map((part) => (
        <Fact key={part} name={words.cost[part]}>
          {format.money(of.cost[part])}
        </Fact>
      ))}
    </dl>
  );
}

function Breaches({ all, zone }: { readonly all: readonly Breach[]; readonly zone: string }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  if (all.length === 0) return <p>{words.noBreaches}</p>;
  const hours = ({ from, to }: Breach): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;
  const wish = ({ code, field }: Breach): string => `${code === undefined ? '' : `${code} `}${words.kept[field] ?? field}`;
  const columns: Column<Breach>[] = [
    { key: 'wish', title: words.wish, value: wish, show: (one) => <span className="yd-missing">{wish(one)}</span> },
    { key: 'limit', title: words.field.limit, value: ({ limit }) => words.limit[limit] },
    { key: 'from', title: words.begin, value: ({ from }) => instant(from, zone) },
    { key: 'to', title: words.until, value: ({ to }) => instant(to, zone) },
    { key: 'hours', title: words.hours, number: true, value: (one) => format.number(hours(one)) },
    {
      key: 'amount',
      title: words.amount,
      number: true,
      value: ({ amount, unit }) => ({ value: amount, unit }),
      show: ({ amount, unit }) => <strong className="yd-missing">{format.quantity(amount, unit)}</strong>,
    },
  ];
  const keyOf = ({ limit, code, field, from }: Breach): string => `${limit}/${code ?? ''}/${field}/${from}`;
  return <ShortTable label={words.breaches} columns={columns} rows={all} rowKey={keyOf} />;
}

const redOf = (breaches: readonly Breach[], name: (one: Breach) => string): RedStretch[] =>
  breaches.map((one) => ({ from: Date.parse(one.from), to: Date.parse(one.to), name: name(one) }));

function useForms(zone: string) {
  const { format } = useLanguage();
  return useMemo(() => ({ at: (ms: number) => format.stepStart(ms, '15min', zone), quantity: format.quantity }), [format, zone]);
}

function PowerPanel({ answer, scenario, zone }: Props) {
  const words = usePageWords(schedulePageWords);
  const forms = useForms(zone);
  const steps = useSteps({ answer, scenario, zone });
  const starts = useMemo(() => answer.site.map(({ start }) => Date.parse(start)), [answer]);
  const base = scenario === null ? null : baseOf(scenario);
  const prices = scenario === null ? null : priceOf(scenario);
  const bars: PlanLine[] = [
    ...(base === null ? [] : [{ name: words.base, values: base }]),
    ...answer.resources.map(({ code, kw }) => ({ name: code, values: kw })),
  ];
  const price = prices === null ? null : { name: words.tariffTerm.import, values: prices };
  const red = redOf(
    answer.breaches.filter(({ limit }) => limit === 'site' || limit === 'target'),
    ({ field }) => words.kept[field] ?? field,
  );
  const option = powerOption({ starts, bars, price, red }, { ...forms, yuan: words.tariffTerm.import });
  return (
    <Panel title={words.power}>
      <Chart
        label={words.power}
        option={option}
        table={() => <PlainTable label={words.power} {...steps} rowKey={({ start }) => start} />}
      />
      <p className="yd-quiet">{words.powerHint}</p>
      <TableExportLater label={words.power} columns={steps.columns} rows={() => Promise.resolve(steps.rows)} />
    </Panel>
  );
}

type StepRow = { readonly at: number; readonly start: string };

/** Every step with the energy taken from the grid and given to it, its price, what each resource does and holds. */
function useSteps({ answer, scenario, zone }: Props) {
  const words = usePageWords(schedulePageWords);
  const base = scenario === null ? null : baseOf(scenario);
  const prices = scenario === null ? null : priceOf(scenario);
  const power = (key: string, title: string, values: readonly (number | null)[], unit = 'kW'): Column<StepRow> => ({
    key,
    title,
    number: true,
    value: ({ at }) => ({ value: values[at] ?? null, unit }),
  });
  const columns: Column<StepRow>[] = [
    { key: 'start', title: words.at, value: ({ start }) => instant(start, zone) },
    ...(prices === null ? [] : [power('price', words.tariffTerm.import, prices, '')]),
    power(
      'import',
      words.importPower,
      answer.site.map(({ importKw }) => importKw),
    ),
    power(
      'export',
      words.exportPower,
      answer.site.map(({ exportKw }) => exportKw),
    ),
    ...(base === null ? [] : [power('base', words.base, base)]),
    ...answer.resources.flatMap(({ code, kw, kwh, temperature }) => [
      power(`kw/${code}`, code, kw),
      ...(kwh === undefined ? [] : [power(`kwh/${code}`, `${code} ${words.stored}`, kwh, 'kWh')]),
      ...(temperature === undefined ? [] : [power(`t/${code}`, `${code} ${words.temperature}`, temperature, '°C')]),
    ]),
  ];
  return { columns, rows: answer.site.map(({ start }, at) => ({ at, start })) };
}

const limitFields = { kwh: ['minKwh', 'maxKwh'], temperature: ['low', 'high'] } as const;

function StatePanel({ answer, scenario, zone, of }: Props & { readonly of: 'kwh' | 'temperature' }) {
  const words = usePageWords(schedulePageWords);
  const forms = useForms(zone);
  const title = of === 'kwh' ? words.stored : words.temperature;
  const starts = useMemo(() => answer.site.map(({ end }) => Date.parse(end)), [answer]);
  const held = answer.resources.filter((one) => one[of] !== undefined);
  if (held.length === 0) return null;
  const unit = of === 'kwh' ? 'kWh' : '°C';
  const written = new Map(resourcesOf(scenario ?? {}).map((one) => [String(one['code']), one]));
  const lines = held.map((one) => ({ name: one.code, values: one[of] ?? [] }));
  const limits = held.flatMap(({ code }) =>
    limitFields[of].flatMap((field): PlanLine[] => {
      const values = seriesOf(written.get(code)?.[field], starts.length);
      return values === null ? [] : [{ name: `${code} ${field === 'minKwh' || field === 'low' ? words.lower : words.upper}`, values }];
    }),
  );
  const red = redOf(
    answer.breaches.filter(({ limit }) => (of === 'kwh' ? limit === 'state' : limit === 'comfort')),
    ({ field }) => words.kept[field] ?? field,
  );
  const option = stateOption({ starts, unit, axis: unit, lines, limits, red }, forms);
  return (
    <Panel title={title}>
      <Chart
        label={title}
        height={260}
        option={option}
        table={() => <StateTable label={title} starts={starts} lines={lines} unit={unit} zone={zone} />}
      />
    </Panel>
  );
}

type StateTableProps = {
  readonly label: string;
  readonly starts: readonly number[];
  readonly lines: readonly PlanLine[];
  readonly unit: string;
  readonly zone: string;
};

function StateTable({ label, starts, lines, unit, zone }: StateTableProps) {
  const words = usePageWords(schedulePageWords);
  const columns: Column<{ readonly at: number; readonly start: number }>[] = [
    { key: 'start', title: words.at, value: ({ start }) => instant(start, zone) },
    ...lines.map(({ name, values }) => ({
      key: name,
      title: name,
      number: true,
      value: ({ at }: { readonly at: number }) => ({ value: values[at] ?? null, unit }),
    })),
  ];
  return (
    <PlainTable label={label} columns={columns} rows={starts.map((start, at) => ({ at, start }))} rowKey={({ start }) => String(start)} />
  );
}
