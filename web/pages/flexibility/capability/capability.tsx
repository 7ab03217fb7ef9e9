import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { whole } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { todayHere } from '../../../ui/day-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { CapabilityMap } from './capability-map.tsx';
import { capabilityWords } from './words.ts';

/** The state of the page of capability by hour. */
const readCapability = (given: Readonly<Record<string, unknown>>) => ({
  portfolio: textIn(given, 'portfolio'),
  region: textIn(given, 'region'),
  day: dayIn(given, 'day'),
  season: wordIn(given, 'season', ['none', 'spring', 'summer', 'autumn', 'winter'] as const, 'none'),
  by: wordIn(given, 'by', ['kind', 'building', 'region'] as const, 'kind'),
  direction: wordIn(given, 'direction', ['down', 'up'] as const, 'down'),
});

type Answer = Awaited<ReturnType<typeof client.flexibility.capabilityHours>>;

/**
 * The register of adjustable load 可调资源台账: what can be lowered and raised by hour, compared with what is registered and what was
 * proven.
 */
export function CapabilityPage() {
  const words = usePageWords(capabilityWords);
  const [at] = useAddress(readCapability);
  const { begin, nameOf: placeName } = usePlaces();
  const known = useKnownAt();
  const region = at.portfolio === undefined ? (at.region ?? begin) : undefined;
  const query = useQuery({
    ...api.flexibility.capabilityHours.queryOptions({
      input: {
        ...(at.portfolio === undefined ? {} : { portfolio: at.portfolio }),
        ...(region === undefined ? {} : { region }),
        day: at.day ?? todayHere(),
        ...(at.season === 'none' ? {} : { season: at.season }),
        by: at.by,
        ...known,
      },
    }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const nameOf = useCallback(
    (code: string): string => {
      if (data?.by === 'kind') return words.kind[code as keyof typeof words.kind];
      if (data?.by === 'region') return placeName(code);
      return data?.rows.find((one) => one.code === code)?.name ?? code;
    },
    [data, words, placeName],
  );
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <Filters />
      <ProblemView error={query.error} again={query.refetch} />
      {data === undefined ? (
        query.isPending && <Loading />
      ) : (
        <div className="yd-stack" aria-busy={query.isPlaceholderData}>
          <Shown of={data} direction={at.direction} nameOf={nameOf} />
        </div>
      )}
    </>
  );
}

function Filters() {
  const words = usePageWords(capabilityWords);
  const [at, go] = useAddress(readCapability);
  const { begin } = usePlaces();
  const portfolios = useQuery(api.portfolio.list.queryOptions({ input: {} })).data?.portfolios ?? [];
  const options = <Code extends string>(names: Readonly<Record<Code, string>>, codes: readonly Code[]) =>
    codes.map((value) => ({ value, label: names[value] }));
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
      <Choice
        label={words.portfolio}
        value={at.portfolio}
        none={words.whole}
        options={portfolios.map(({ code, name }) => ({ value: code, label: name }))}
        onChoose={(portfolio) => go({ portfolio })}
      />
      {at.portfolio === undefined ? (
        <PlacePick label={words.region} value={at.region ?? begin} onPick={(region) => go({ region })} />
      ) : null}
      <Field label={words.day}>{({ id }) => <DayInput id={id} value={at.day ?? todayHere()} onDay={(day) => go({ day })} />}</Field>
      <Choice
        label={words.seasonPick}
        value={at.season === 'none' ? undefined : at.season}
        none={words.noSeason}
        options={options(words.season, ['spring', 'summer', 'autumn', 'winter'])}
        onChoose={(season) => go({ season })}
      />
      <Choice
        label={words.grouped}
        value={at.by}
        options={options(words.by, ['kind', 'building', 'region'])}
        onChoose={(by) => go({ by })}
      />
      <Choice
        label={words.of.direction}
        value={at.direction}
        options={options(words.direction, ['down', 'up'])}
        onChoose={(direction) => go({ direction })}
      />
    </div>
  );
}

type ShownParts = { readonly of: Answer; readonly direction: 'down' | 'up'; readonly nameOf: (code: string) => string };

function Shown({ of, direction, nameOf }: ShownParts) {
  const words = usePageWords(capabilityWords);
  const { format } = useLanguage();
  if (of.total.resources === 0) return <p className="yd-panel">{words.none}</p>;
  return (
    <>
      {of.unknown.length === 0 ? null : <p role="status">{words.unknown(of.unknown.length)}</p>}
      <Panel title={words.map(words.of[direction])}>
        <p className="yd-quiet">{words.shownDay(format.day(of.day))}</p>
        <CapabilityMap of={of} direction={direction} nameOf={nameOf} />
      </Panel>
      <Panel title={words.of.registered}>
        {of.by === 'kind' ? <p className="yd-quiet">{words.kindsNotProven}</p> : null}
        <Summary of={of} nameOf={nameOf} />
      </Panel>
    </>
  );
}

type Row = Answer['total'] & { readonly name: string };

/** The maximum over the hours; null if none is known. */
const mostOf = (kws: readonly (number | null)[]): number | null => {
  const known = kws.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known);
};

function Summary({ of, nameOf }: Omit<ShownParts, 'direction'>) {
  const words = usePageWords(capabilityWords);
  const rows: Row[] = [...of.rows.map((one) => ({ ...one, name: nameOf(one.code) })), { ...of.total, name: words.total }];
  const kw = (value: number | null) => ({ value, unit: 'kW' });
  const columns: Column<Row>[] = [
    { key: 'name', title: words.grouped, value: ({ name }) => name },
    { key: 'resources', title: words.resources, number: true, value: ({ resources }) => whole(resources) },
    { key: 'registered', title: words.of.registered, number: true, value: ({ registeredKw }) => kw(registeredKw) },
    { key: 'down', title: words.mostOf(words.of.down), number: true, value: ({ downKw }) => kw(mostOf(downKw)) },
    { key: 'provenDown', title: words.of.provenDown, number: true, value: ({ proven }) => kw(proven.downKw) },
    { key: 'up', title: words.mostOf(words.of.up), number: true, value: ({ upKw }) => kw(mostOf(upKw)) },
    { key: 'provenUp', title: words.of.provenUp, number: true, value: ({ proven }) => kw(proven.upKw) },
    { key: 'events', title: words.events, number: true, value: ({ proven }) => whole(proven.events) },
  ];
  return <PlainTable label={words.of.registered} columns={columns} rows={rows} rowKey={({ name }) => name} />;
}
