import { Button } from 'antd';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { ClauseLink } from '../../green-building/policy/rule.tsx';
import { signs } from '../../green-building/policy/signs.ts';
import { useSay } from '../../green-building/policy/facts.ts';
import type { Progress } from './answers.ts';
import { targetsPageWords } from './words.ts';
import { useTheme } from '../../../ui/theme.tsx';

type OnOpen = (id: string) => void;

type Shown = { readonly label: string; readonly rows: readonly Progress[]; readonly onOpen: OnOpen };

/** Targets of a place: now, path, status, gap. @param onOpen shows one of them in full */
export function ProgressTable({ label, rows, onOpen }: Shown) {
  const columns = [...useGoalColumns(onOpen), ...useStandingColumns()];
  return <PlainTable label={label} columns={columns} rows={rows} rowKey={({ id }) => id} pageSize={15} />;
}

const unitOf = (one: Progress): string => (typeof one.value === 'number' ? one.unit : '%');

/** What is to be reached, and when. */
function useGoalColumns(onOpen: OnOpen): Column<Progress>[] {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  const say = useSay();
  const goal = (one: Progress): string =>
    `${signs[one.comparator]}${typeof one.value === 'number' ? format.quantity(one.value, one.unit) : String(one.value)}`;
  return [
    {
      key: 'name',
      title: words.name,
      width: 220,
      value: ({ name }) => say(name),
      show: (one) => (
        <>
          {say(one.name)}{' '}
          <Button size="small" aria-label={words.opens(say(one.name))} onClick={() => onOpen(one.id)}>
            {words.open}
          </Button>
        </>
      ),
    },
    {
      key: 'goal',
      title: words.term.goal,
      value: goal,
      show: (one) => (one.own === null ? goal(one) : `${goal(one)} ${words.own(format.quantity(one.own, one.unit))}`),
    },
    { key: 'due', title: words.term.due, value: ({ due }) => (due === null ? null : String(due)) },
  ];
}

/** Its current state. */
function useStandingColumns(): Column<Progress>[] {
  const words = usePageWords(targetsPageWords);
  const say = useSay();
  return [
    {
      key: 'now',
      title: words.term.reading,
      number: true,
      show: (one) =>
        one.indicator === null && one.form === null ? (
          <span className="yd-none">{words.notComputed}</span>
        ) : (
          <Figure of={{ value: one.now, unit: unitOf(one), figure: one.figure ?? undefined }} />
        ),
      value: (one) => ({ value: one.now, unit: unitOf(one) }),
    },
    { key: 'path', title: words.term.path, number: true, value: (one) => ({ value: one.path, unit: unitOf(one) }) },
    {
      key: 'status',
      title: words.label.state,
      value: ({ status }) => words.status[status],
      show: (one) => (
        <>
          <TargetStatus of={one.status} />
          {one.ofAbove ? <span className="yd-tag">{words.ofAbove}</span> : null}
          {one.indicative && one.now !== null ? <span className="yd-tag">{words.label.indicative}</span> : null}
        </>
      ),
    },
    { key: 'gap', title: words.term.gap, number: true, value: (one) => ({ value: one.gap, unit: unitOf(one) }) },
    {
      key: 'indicator',
      title: words.label.indicator,
      value: ({ indicatorNames }) => (indicatorNames === null ? null : say(indicatorNames)),
    },
    {
      key: 'clause',
      title: words.label.clause,
      show: ({ document, clause, id }) => <ClauseLink document={document} clause={clause} rule={id} />,
      value: ({ document, clause }) => `${document} ${clause}`,
    },
  ];
}

/** The status of a target: colour and word. */
function TargetStatus({ of }: { readonly of: Progress['status'] }) {
  const words = usePageWords(targetsPageWords);
  const { colours } = useTheme();
  const tone = {
    reached: colours.success,
    'on-track': colours.success,
    behind: colours.error,
    missed: colours.error,
    unknown: colours.quiet,
  }[of];
  return <strong style={{ color: tone }}>{words.status[of]}</strong>;
}
