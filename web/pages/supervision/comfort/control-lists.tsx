import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { RowActs, type RowChoice, useRowChoice } from '../../../ui/row-choice.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BuildingActs } from '../../registry/registry/building-acts.tsx';
import { controlWords } from './control-words.ts';
import type { Period, PlaceControl } from './answer.ts';

type Building = PlaceControl['buildings'][number];
type Place = PlaceControl['places'][number];

type Sum = Pick<Place, 'hours' | 'outside' | 'share' | 'coverage'>;

/** Hours judged and outside, and their coverage: the same in every list of control. */
export function useSumColumns<Row extends Sum>(): Column<Row>[] {
  const { control, label } = usePageWords(controlWords);
  return [
    { key: 'outside', title: control.outside, number: true, value: ({ outside, hours }) => whole(hours === 0 ? null : outside) },
    { key: 'hours', title: control.hours, number: true, value: ({ hours }) => whole(hours) },
    { key: 'coverage', title: label.coverage, number: true, term: 'coverage', value: ({ coverage }) => share(coverage) },
  ];
}

/** `isOld`: the answer is still that of the question before. */
export type ControlShown = { readonly control: PlaceControl; readonly period: Period; readonly isOld: boolean };

/** All buildings, most outside first; each links to its rooms. */
export function ControlBuildings({ control, period, isOld }: ControlShown) {
  const words = usePageWords(controlWords);
  const { words: own } = useLanguage();
  const { nameOf } = usePlaces();
  const columns: Column<Building>[] = [
    {
      key: 'name',
      title: words.label.building,
      value: ({ name }) => name,
      show: ({ code, name }) => (
        <span className="yd-building">
          <Link to="/buildings/$building/temperature" params={{ building: code }} search={period}>
            {name}
          </Link>
          <span className="yd-quiet">{code}</span>
        </span>
      ),
    },
    { key: 'code', title: own.table.code, hidden: true, value: ({ code }) => code },
    { key: 'place', title: words.label.place, value: ({ region }) => nameOf(region) },
    {
      key: 'share',
      title: words.control.share,
      number: true,
      value: (one) => share(one.share),
      show: (one) => <ShareOutside of={one} />,
    },
    ...useSumColumns<Building>(),
    { key: 'points', title: words.points, number: true, value: ({ spaces }) => whole(spaces) },
    {
      key: 'runs',
      title: words.runs,
      value: ({ reason, isRunningKnown }) => (reason === undefined ? (isRunningKnown ? words.runsKnown : words.runsUnknown) : undefined),
    },
    { key: 'reason', title: words.control.reason, value: ({ reason }) => (reason === undefined ? undefined : words.notJudged[reason]) },
  ];
  const choice = useRowChoice(
    control.buildings.map(({ code }) => code),
    { about: `${period.from} ${period.to}`, isOld, most: 50 },
  );
  const acts = may(useMe(), 'inspect');
  return (
    <>
      {acts ? (
        <ChosenCases key={period.from} choice={choice} buildings={choice.isCurrent ? control.buildings : []} period={period} />
      ) : null}
      <PlainTable
        label={words.list}
        columns={columns}
        rows={control.buildings}
        rowKey={({ code }) => code}
        {...(acts ? { selection: choice } : {})}
      />
    </>
  );
}

/** A case for each chosen building, with the share of its hours outside. */
function ChosenCases({
  choice,
  buildings,
  period: { from, to },
}: {
  readonly choice: RowChoice;
  readonly buildings: readonly Building[];
  readonly period: Period;
}) {
  const words = usePageWords(controlWords);
  const { format } = useLanguage();
  const subjects = buildings
    .filter(({ code }) => choice.chosen.includes(code))
    .map(({ code, name, share: outside, figure }) => {
      const says = outside === null ? null : format.share(outside);
      const seen = says === null ? [] : [{ name: words.control.share, figure, says }];
      return { code, name, text: says === null ? '' : `${words.control.share} ${says}`, figures: seen };
    });
  return (
    <RowActs choice={choice}>
      <BuildingActs subjects={subjects} year={Number(from.slice(0, 4))} period={`${from} – ${to}`} acts={['case']} />
    </RowActs>
  );
}

/** The share of hours outside, which opens where it comes from. */
function ShareOutside({ of }: { readonly of: Pick<Building, 'share' | 'figure'> }) {
  const { format } = useLanguage();
  if (of.share === null) return <span className="yd-none">{format.none}</span>;
  return <OpenedText figure={of.figure} text={format.share(of.share)} />;
}

/** The places directly below, each links to its own page. */
export function ControlPlaces({ control }: { readonly control: PlaceControl }) {
  const words = usePageWords(controlWords);
  const columns: Column<Place>[] = [
    {
      key: 'place',
      title: words.label.place,
      value: ({ name }) => name,
      show: ({ code, name }) =>
        code === control.region ? (
          name
        ) : (
          <Link to="." search={(before) => ({ ...before, region: code })}>
            {name}
          </Link>
        ),
    },
    { key: 'share', title: words.control.share, number: true, value: (one) => share(one.share) },
    ...useSumColumns<Place>(),
    { key: 'judged', title: words.judged, number: true, value: ({ judged }) => whole(judged) },
    { key: 'buildings', title: words.buildings, number: true, value: ({ buildings }) => whole(buildings) },
  ];
  return <PlainTable label={words.byPlace} columns={columns} rows={control.places} rowKey={({ code }) => code} />;
}
