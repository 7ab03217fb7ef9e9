import { useQuery } from '@tanstack/react-query';
import { wordsIn } from '#kernel/vocabulary.ts';
import { energySourceTerms, ruralTerms } from '#casework/rural-houses/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { share } from '../../../ui/cell.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Facts } from './case-facts.tsx';

type Rural = Awaited<ReturnType<typeof client.ruralHouses.show>>;
type Sum = Rural['retrofit']['area'];

const termsIn = (language: 'zh' | 'en') => ({ ...wordsIn(ruralTerms, language), how: wordsIn(energySourceTerms, language) });
const words = { zh: termsIn('zh'), en: termsIn('en') };

/** Rural houses of a place that were accepted over a span of days: retrofits with their effect, new ones by programme. */
export function RuralHouses({ from, to, region }: { readonly from: string; readonly to: string; readonly region: string | undefined }) {
  const terms = usePageWords(words);
  const known = useKnownAt();
  return (
    <Panel title={terms.title}>
      {region === undefined ? <p>{terms.choosePlace}</p> : <Shown asked={{ region, from, to, ...known }} />}
    </Panel>
  );
}

function Shown({ asked }: { readonly asked: Parameters<typeof client.ruralHouses.show>[0] }) {
  const terms = usePageWords(words);
  const { language } = useLanguage();
  const me = useMe();
  const { knownAt, ...rest } = asked;
  const { data, error, refetch, isPending } = useQuery(api.ruralHouses.show.queryOptions({ input: asked }));
  return (
    <div className="yd-stack">
      <AsOfPicker />
      <ProblemView error={error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : data.retrofit.houses + data.built.houses === 0 ? (
        <p role="status">{terms.none}</p>
      ) : (
        <>
          <FindingList findings={data.findings} />
          <Retrofits of={data.retrofit} />
          <Built of={data.built} />
        </>
      )}
      {may(me, 'export') ? (
        <p>
          <a
            href={`/api/exports/rural-houses?${new URLSearchParams(knownAt === undefined ? { ...rest, language } : { ...rest, knownAt, language }).toString()}`}
            download
          >
            {terms.file}
          </a>
        </p>
      ) : null}
    </div>
  );
}

const numberOf = (text: string | null | undefined): number | undefined => (text === null || text === undefined ? undefined : Number(text));

function useSum() {
  const format = useFormat();
  const terms = usePageWords(words);
  return ({ value, unknown }: Sum): string => {
    const said = value === null ? terms.notStated : format.quantity(Number(value), '');
    return value === null || unknown === 0 ? said : `${said}${format.aside(`${terms.notStated} ${format.count(unknown)}`)}`;
  };
}

function Retrofits({ of }: { readonly of: Rural['retrofit'] }) {
  const terms = usePageWords(words);
  const format = useFormat();
  const sum = useSum();
  type Part = Rural['retrofit']['parts'][number];
  type Change = Rural['retrofit']['heating'][number];
  type Effect = Rural['retrofit']['effects']['by'][number];
  const parts: Column<Part>[] = [
    { key: 'part', title: terms.part, value: ({ name }) => name },
    { key: 'houses', title: terms.houses, number: true, value: ({ houses }) => houses },
    { key: 'amount', title: terms.amount, number: true, value: ({ amount }) => numberOf(amount?.value) },
  ];
  const changes: Column<Change>[] = [
    { key: 'before', title: terms.before, value: ({ beforeName }) => beforeName ?? terms.notStated },
    { key: 'after', title: terms.after, value: ({ afterName }) => afterName ?? terms.notStated },
    { key: 'houses', title: terms.houses, number: true, value: ({ houses }) => houses },
  ];
  const effects: Column<Effect>[] = [
    { key: 'how', title: terms.source, value: ({ how }) => terms.how[how] },
    { key: 'houses', title: terms.houses, number: true, value: ({ houses }) => houses },
    { key: 'before', title: terms.beforeKgce, number: true, value: ({ before }) => Number(before) },
    { key: 'after', title: terms.afterKgce, number: true, value: ({ after }) => Number(after) },
    {
      key: 'savedKgce',
      title: terms.savedKgce,
      number: true,
      value: ({ saved }) => Number(saved),
      show: ({ saved, figure }) => <OpenedText figure={figure} text={format.quantity(Number(saved), '')} />,
    },
    {
      key: 'saved',
      title: terms.savedShare,
      number: true,
      value: ({ savedShare }) => (savedShare === null ? undefined : share(Number(savedShare))),
    },
  ];
  return (
    <>
      <h3>{terms.retrofit}</h3>
      <Facts
        of={[
          [terms.houses, format.count(of.houses)],
          [terms.area, sum(of.area)],
          [terms.pvKw, sum(of.pvKw)],
          [terms.solarHeatM2, sum(of.solarHeatM2)],
        ]}
      />
      {of.parts.length === 0 ? null : <ShortTable<Part> label={terms.part} columns={parts} rows={of.parts} rowKey={({ key }) => key} />}
      {of.heating.length === 0 ? null : (
        <ShortTable<Change> label={terms.heating} columns={changes} rows={of.heating} rowKey={(row) => `${row.before} ${row.after}`} />
      )}
      {of.effects.by.length === 0 ? null : (
        <>
          <p className="yd-quiet">{terms.apart}</p>
          <ShortTable<Effect> label={terms.effect} columns={effects} rows={of.effects.by} rowKey={({ how }) => how} />
        </>
      )}
    </>
  );
}

type Option = Rural['built']['programmes'][number];

function Options({ label, rows }: { readonly label: string; readonly rows: readonly Option[] }) {
  const terms = usePageWords(words);
  const columns: Column<Option>[] = [
    { key: 'name', title: label, value: ({ name }) => name ?? terms.notStated },
    { key: 'houses', title: terms.houses, number: true, value: ({ houses }) => houses },
    { key: 'area', title: terms.area, number: true, value: ({ area }) => numberOf(area.value) },
  ];
  return rows.length === 0 ? null : <ShortTable<Option> label={label} columns={columns} rows={rows} rowKey={({ key }) => key ?? ''} />;
}

function Built({ of }: { readonly of: Rural['built'] }) {
  const terms = usePageWords(words);
  const format = useFormat();
  const sum = useSum();
  type Season = Rural['built']['energy'][number];
  const energy: Column<Season>[] = [
    { key: 'how', title: terms.source, value: ({ how }) => terms.how[how] },
    { key: 'houses', title: terms.houses, number: true, value: ({ houses }) => houses },
    {
      key: 'kgce',
      title: terms.kgce,
      number: true,
      value: ({ kgce }) => Number(kgce),
      show: ({ kgce, figure }) => <OpenedText figure={figure} text={format.quantity(Number(kgce), '')} />,
    },
    { key: 'perM2', title: terms.perM2, number: true, value: ({ perM2 }) => numberOf(perM2) },
  ];
  return (
    <>
      <h3>{terms.built}</h3>
      <Facts
        of={[
          [terms.houses, format.count(of.houses)],
          [terms.area, sum(of.area)],
          [terms.standard, format.count(of.standard.yes)],
          [terms.notStandard, format.count(of.standard.no)],
          [terms.standardUnknown, format.count(of.standard.unknown)],
          [terms.pvKw, sum(of.pvKw)],
          [terms.solarHeatM2, sum(of.solarHeatM2)],
        ]}
      />
      <Options label={terms.programme} rows={of.programmes} />
      <Options label={terms.structure} rows={of.structures} />
      <Options label={terms.heating} rows={of.heating} />
      {of.energy.length === 0 ? null : (
        <>
          <p className="yd-quiet">{terms.apart}</p>
          <ShortTable<Season> label={terms.energy} columns={energy} rows={of.energy} rowKey={({ how }) => how} />
        </>
      )}
    </>
  );
}
