import { raiseText } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { numberOf } from './limit-table.tsx';
import type { Pin, ShownPlan } from './answers.ts';
import { MoveChoice } from './move-choice.tsx';
import { usePlanNames } from './plan-names.ts';
import { planPageWords } from './words.ts';

type Chosen = ShownPlan['chosen'][number];
type Props = { readonly of: ShownPlan; readonly onPin: ((pin: Pin) => void) | null };

/** What is in: when, how, its value, and which limits it serves. */
export function InTable({ of, onPin }: Props) {
  const words = usePageWords(planPageWords);
  const { nameOf } = usePlaces();
  const { format } = useLanguage();
  const names = usePlanNames(of);
  const columns: Column<Chosen>[] = [
    { key: 'code', title: words.label.code, value: ({ project }) => project },
    { key: 'name', title: words.label.name, width: 180, value: ({ project }) => of.projects[project]?.name },
    { key: 'place', title: words.label.place, value: ({ project }) => nameOf(of.projects[project]?.region ?? '') },
    { key: 'year', title: words.label.year, value: ({ year }) => String(year) },
    { key: 'option', title: words.term.option, value: ({ option }) => names.option(option) },
    { key: 'value', title: words.term.value, number: true, value: ({ value }) => numberOf(value) },
    {
      key: 'why',
      title: words.why2,
      width: 220,
      value: ({ project, serves }) =>
        serves.length > 0 ? words.serves(serves.map((one) => names.ownLimit(one, project)).join(format.pause)) : words.earns,
    },
    ...(onPin === null
      ? []
      : [
          {
            key: 'pin',
            title: words.pins,
            press: true,
            show: ({ project, year }: Chosen) => <MoveChoice project={project} years={of.years} now={year} onPin={onPin} />,
          },
        ]),
  ];
  return <PlainTable label={words.term.chosen} columns={columns} rows={of.chosen} rowKey={({ project }) => project} pageSize={100} />;
}

type Out = { readonly project: string; readonly why: string; readonly brings: string; readonly mayPin: boolean };

/** What is out, what is left, why, and what would bring it in. */
export function OutTable({ of, onPin }: Props) {
  const words = usePageWords(planPageWords);
  const { format, language } = useLanguage();
  const names = usePlanNames(of);
  const resources = new Map(of.limits.map(({ id, resource }) => [id, resource ?? '']));
  const by = (limit: string, more: number): string => raiseText(more, resources.get(limit) ?? '', language);
  const why: Readonly<Record<string, string>> = words.why;
  const leftDo: Readonly<Record<string, string>> = words.leftDo;
  const rows: Out[] = [
    ...of.out.map(({ project, why: code, addNow }) => ({
      project,
      why: why[code] ?? code,
      brings: (addNow ?? []).map((one) => words.raise(names.limit(one.limit), by(one.limit, one.by))).join(format.pause),
      mayPin: true,
    })),
    ...of.left.map(({ project, why: code }) => ({ project, why: why[code] ?? code, brings: leftDo[code] ?? '', mayPin: false })),
  ];
  const columns: Column<Out>[] = [
    { key: 'code', title: words.label.code, value: ({ project }) => project },
    { key: 'name', title: words.label.name, width: 180, value: ({ project }) => of.projects[project]?.name },
    { key: 'why', title: words.label.reason, width: 180, value: (row) => row.why },
    { key: 'brings', title: words.whatBringsIn, width: 260, value: ({ brings }) => brings },
    ...(onPin === null
      ? []
      : [
          {
            key: 'pin',
            title: words.pins,
            press: true,
            show: ({ project, mayPin }: Out) =>
              mayPin ? <MoveChoice project={project} years={of.years} now={null} onPin={onPin} /> : null,
          },
        ]),
  ];
  return <PlainTable label={words.term.out} columns={columns} rows={rows} rowKey={({ project }) => project} pageSize={100} />;
}
