import { monthsInWords } from '#kernel/months-in-words.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress, wordIn } from '../../../ui/address.ts';
import type { Go } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput, readTable } from '../../../ui/table-address.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { chooseOn } from '../../platform/ledger/chosen.ts';
import { ByRegion } from './by-region.tsx';
import { SendPanel } from './send-panel.tsx';
import { SentTable } from './sent-table.tsx';
import { reminderWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.reminder.missing>>['rows'][number];

const kinds = ['months', 'offline'] as const;

const readMissing = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  tab: wordIn(given, 'tab', ['missing', 'sent'], 'missing'),
  kind: kinds.find((kind) => kind === textIn(given, 'kind')),
  region: textIn(given, 'region'),
  month: textIn(given, 'month'),
});

type Address = ReturnType<typeof readMissing>;

/** What is missing for the reader's buildings: a bureau selects and sends reminders, those who can supply it see where to do so. */
export function MissingPage() {
  const words = usePageWords(reminderWords);
  const [at, go] = useAddress(readMissing);
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <Tabs
        label={words.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'sent' ? tab : undefined, page: undefined })}
        tabs={[
          { key: 'missing', label: words.tabs.missing, show: () => <MissingList at={at} go={go} /> },
          { key: 'sent', label: words.tabs.sent, show: () => <SentTable /> },
        ]}
      />
    </>
  );
}

function MissingList({ at, go }: { readonly at: Address; readonly go: Go<Address> }) {
  const words = usePageWords(reminderWords);
  const reminds = may(useMe(), 'remind');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [round, setRound] = useState(0);
  const begin = () => {
    setChosen([]);
    setRound(round + 1);
  };
  const input = filterOf(at);
  const of = chosen.length > 0 ? { keys: [...chosen] } : { all: input };
  const query = useQuery({
    ...api.reminder.missing.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.rows ?? [];
  const total = query.data?.total ?? 0;
  const columns = useColumns(rows);
  const choose = (here: readonly string[]) =>
    setChosen(
      chooseOn(
        chosen,
        rows.map(({ key }) => ({ code: key })),
        here,
      ),
    );
  return (
    <>
      <Filters at={at} go={go} />
      {reminds && at.region === undefined && at.month === undefined && at.kind !== 'offline' ? <ByRegion /> : null}
      <FindingList findings={query.data?.findings ?? []} />
      {reminds && total > 0 ? (
        <SendPanel key={`${round} ${JSON.stringify(of)}`} of={of} count={'all' in of ? total : chosen.length} onSent={begin} />
      ) : null}
      <ServerTable
        label={words.tabs.missing}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        query={query}
        total={total}
        at={at}
        go={go as never}
        empty={<p>{words.none}</p>}
        every={{ most: 10_000, ask: async (page) => (await client.reminder.missing({ ...input, ...page })).rows }}
        {...(reminds && { selection: { chosen, choose } })}
      />
    </>
  );
}

const filterOf = ({ kind, region, month }: Address) => ({
  ...(kind !== undefined && { kind }),
  ...(region !== undefined && { region }),
  ...(month !== undefined && { month }),
});

function Filters({ at, go }: { readonly at: Address; readonly go: Go<Address> }) {
  const words = usePageWords(reminderWords);
  const { data } = useQuery(api.reminder.byRegion.queryOptions({ input: {} }));
  const months = [...new Set([...(data?.months ?? []), ...(at.month === undefined ? [] : [at.month])])].toReversed();
  return (
    <div className="yd-panel yd-row">
      <Field label={words.kind}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.kind}
            options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            none={words.allKinds}
            onChoose={(kind) => filtered(go)({ kind, ...(kind === 'offline' && { month: undefined }) })}
          />
        )}
      </Field>
      <PlacePick label={words.region} value={at.region} onPick={(region) => filtered(go)({ region })} none={words.allRegions} />
      {at.kind === 'offline' ? null : (
        <Field label={words.month}>
          {({ id }) => (
            <Choice
              id={id}
              value={at.month}
              options={months.map((month) => ({ value: month, label: month }))}
              none={words.allMonths}
              onChoose={(month) => filtered(go)({ month })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const { words: own, format, language } = useLanguage();
  const words = usePageWords(reminderWords);
  const types = may(useMe(), 'import-readings');
  const organisation = useOrganisationNames(rows.map((row) => row.organisation));
  const what = ({ meter, months, since }: Row) =>
    meter === null ? monthsInWords(months, language).join(format.pause) : since === null ? words.never(meter) : words.silent(meter, since);
  return [
    {
      key: 'building',
      title: words.building,
      value: (row) => row.name ?? row.building,
      show: (row) =>
        row.building === null ? null : (
          <Link to="/buildings/$building" params={{ building: row.building }} search={{}}>
            {row.name ?? row.building}
          </Link>
        ),
    },
    { key: 'code', title: own.table.code, hidden: true, value: (row) => row.building },
    { key: 'carrier', title: words.carrier, value: ({ carrier }) => own.carrier[carrier] },
    { key: 'what', title: words.what, value: what },
    {
      key: 'organisation',
      title: words.organisation,
      value: (row) => (row.organisation === null ? null : organisation(row.organisation)),
    },
    {
      key: 'reminded',
      title: words.reminded,
      value: ({ reminded }) => (reminded === null ? words.notReminded : instant(reminded.at)),
    },
    { key: 'due', title: words.due, value: ({ reminded }) => reminded?.due ?? undefined },
    ...(types ? [{ key: 'does', title: words.does, press: true, show: (row: Row) => <Bring of={row} /> }] : []),
  ];
}

/** Where it is typed in, or imported as a file. */
function Bring({ of: { building, months } }: { readonly of: Row }) {
  const words = usePageWords(reminderWords);
  const [month] = months;
  return (
    <span className="yd-row">
      {building === null ? null : (
        <Link to="/typing" search={{ building, ...(month !== undefined && { month }) }}>
          {words.type}
        </Link>
      )}
      <Link to="/imports" search={{}}>
        {words.upload}
      </Link>
    </span>
  );
}
