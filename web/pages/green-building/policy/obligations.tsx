import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { may, useMe } from '../../../session.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { type Column } from '../../../ui/column.ts';
import { filtered, pageInput, readTable, sortInput } from '../../../ui/table-address.ts';
import { registryWords } from '../../registry/registry/words.ts';
import { DayField } from './day-field.tsx';
import { useFactName } from './fact-name.ts';
import { byStrength, useSay } from './facts.ts';
import { PolicyNav } from './nav.tsx';
import { ClauseLink, Strength } from './rule.tsx';
import { policyWords } from './words.ts';
import { whole } from '../../../ui/cell.ts';

/** The columns that the server can sort the list by. */
const sortable = ['code', 'name', 'region', 'use', 'owed', 'open'] as const;

const whens = ['operation', 'retrofit', 'construction'] as const;

const readDuties = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  date: dayIn(given, 'date'),
  item: textIn(given, 'item'),
  when: whens.find((one) => one === given['when']),
  strength: textIn(given, 'strength'),
  use: textIn(given, 'use'),
  search: textIn(given, 'search'),
  state: wordIn(given, 'state', ['all', 'owing', 'open'], 'all'),
});

type Answer = Awaited<ReturnType<typeof client.obligations.ofPlace>>;
type Go = ReturnType<typeof useAddress<ReturnType<typeof readDuties>>>[1];

/** Which buildings of a place owe what; what is open, and which field would decide it. */
export function ObligationsPage() {
  const { duties } = usePageWords(policyWords);
  const [at, go] = useAddress(readDuties);
  const { begin } = usePlaces();
  const region = at.region ?? begin;
  const { item, when, strength, state, date, use, search } = at;
  const narrowed = {
    ...(date !== undefined && { date }),
    ...(item !== undefined && { item }),
    ...(when !== undefined && { when }),
    ...(strength !== undefined && { strength }),
    ...(use !== undefined && { use }),
    ...(search !== undefined && { search }),
    ...(state !== 'all' && { state }),
    ...sortInput(at, sortable),
  };
  const query = useQuery({
    ...api.obligations.ofPlace.queryOptions({ input: { region: region ?? '', ...narrowed, ...pageInput(at) } }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const narrow = filtered(go);
  return (
    <>
      <PageHeader title={duties.title} below={duties.below}>
        {region === undefined ? null : <Export asked={{ region, ...narrowed }} />}
      </PageHeader>
      <PolicyNav />
      <Filters at={at} region={region} told={query.data} narrow={narrow} />
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? (
        query.error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          <Items told={query.data} go={narrow} />
          <Panel title={duties.rows}>
            <Rows told={query.data} query={query} at={at} go={go} />
          </Panel>
          <Fields told={query.data} />
        </>
      )}
    </>
  );
}

function Filters({
  at,
  region,
  told,
  narrow,
}: {
  readonly at: ReturnType<typeof readDuties>;
  readonly region: string | undefined;
  readonly told: Answer | undefined;
  readonly narrow: Go;
}) {
  const { duties, ask } = usePageWords(policyWords);
  const { words } = useLanguage();
  const uses = Object.entries(words.use).map(([value, label]) => ({ value, label }));
  return (
    <div className="yd-panel yd-row" role="search" aria-label={duties.title}>
      <PlacePick label={ask.place} value={region} onPick={(code) => narrow({ region: code })} />
      <DayField label={ask.day} value={at.date} onPick={(day) => narrow({ date: day })} />
      <Pick
        label={duties.show}
        value={at.state}
        options={[
          { value: 'all' as const, label: duties.all },
          ...(['owing', 'open'] as const).map((value) => ({ value, label: duties.only[value] ?? value })),
        ]}
        onPick={(chosen) => narrow({ state: chosen })}
      />
      <SearchField label={words.table.search} text={at.search} onSearch={(text) => narrow({ search: text })} />
      <Pick label={duties.use} value={at.use} options={uses} none={duties.all} width={160} onPick={(chosen) => narrow({ use: chosen })} />
      <Chosen told={told} item={at.item} onClear={() => narrow({ item: undefined, when: undefined, strength: undefined })} />
    </div>
  );
}

/** The whole filtered list as a file with a row for each building and duty. */
function Export({ asked }: { readonly asked: Readonly<Record<string, string>> }) {
  const { duties } = usePageWords(policyWords);
  const { language } = useLanguage();
  const me = useMe();
  if (!may(me, 'export')) return null;
  const file = (format: string) => `/api/exports/obligations?${new URLSearchParams({ ...asked, format, lang: language }).toString()}`;
  return (
    <div className="yd-row yd-no-print">
      <span className="yd-quiet">{duties.export}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={file(format)} download aria-label={`${duties.export} ${format}`}>
          {format}
        </a>
      ))}
    </div>
  );
}

function Chosen({
  told,
  item,
  onClear,
}: {
  readonly told: Answer | undefined;
  readonly item: string | undefined;
  readonly onClear: () => void;
}) {
  const format = useFormat();
  const { duties } = usePageWords(policyWords);
  const say = useSay();
  if (item === undefined) return null;
  return (
    <div>
      {duties.chosen}
      {format.colon}
      <strong>{say(told?.items.find((one) => one.item === item)?.names, item)}</strong>{' '}
      <Button size="small" onClick={onClear}>
        {duties.clear}
      </Button>
    </div>
  );
}

type ItemRow = Answer['items'][number];

function Items({ told, go }: { readonly told: Answer; readonly go: Go }) {
  const { duties, strength: strengths } = usePageWords(policyWords);
  const { format } = useLanguage();
  const say = useSay();
  const columns: Column<ItemRow>[] = [
    {
      key: 'item',
      title: duties.item,
      show: ({ item, names, when, strength }) => (
        <Button
          type="link"
          size="small"
          aria-label={`${duties.choose(say(names, item))} ${duties.whens[when]} ${strengths[strength] ?? strength}`}
          onClick={() => go({ item, when, strength })}
        >
          {say(names, item)}
        </Button>
      ),
    },
    { key: 'when', title: duties.when, show: ({ when }) => duties.whens[when] },
    { key: 'strength', title: duties.strength, show: ({ strength }) => <Strength of={strength} /> },
    { key: 'owing', title: duties.owing, number: true, value: ({ owing }) => whole(owing) },
    { key: 'open', title: duties.openCount, number: true, value: ({ open }) => whole(open) },
  ];
  return (
    <Panel title={`${duties.items} · ${duties.count(format.count(told.buildings))}`}>
      <PlainTable
        label={duties.items}
        columns={columns}
        rows={told.items}
        rowKey={({ item, when, strength }) => `${item} ${when} ${strength}`}
        pageSize={12}
      />
    </Panel>
  );
}

type BuildingRow = Answer['rows'][number];

function Rows({
  told,
  query,
  at,
  go,
}: {
  readonly told: Answer;
  readonly query: Parameters<typeof ServerTable>[0]['query'];
  readonly at: ReturnType<typeof readDuties>;
  readonly go: Go;
}) {
  const { duties, ask } = usePageWords(policyWords);
  const { words } = useLanguage();
  const uses: Readonly<Record<string, string>> = words.use;
  const { nameOf } = usePlaces();
  const columns: Column<BuildingRow>[] = [
    {
      key: 'name',
      sort: 'name',
      title: duties.name,
      show: ({ code, name }) => (
        <Link to="/buildings/$building" params={{ building: code }} search={{}}>
          {name}
        </Link>
      ),
    },
    { key: 'code', sort: 'code', optional: true, title: words.table.code, show: ({ code }) => code },
    { key: 'region', sort: 'region', title: ask.place, show: ({ region }) => nameOf(region) },
    { key: 'use', sort: 'use', title: duties.use, show: ({ use }) => (use === null ? null : (uses[use] ?? use)) },
    { key: 'owed', sort: 'owed', title: duties.owed, show: ({ owed }) => <Few of={owed} /> },
    { key: 'open', sort: 'open', title: duties.undecided, show: ({ open }) => <Few of={open} /> },
  ];
  return (
    <ServerTable
      name="duties"
      label={duties.rows}
      columns={columns}
      rows={told.rows}
      rowKey={({ code }) => code}
      total={told.total}
      query={query}
      at={at}
      go={go as never}
    />
  );
}

type One = BuildingRow['owed'][number] | BuildingRow['open'][number];

/** The first few of a building's duties; all of them are on its own page. */
function Few({ of }: { readonly of: readonly One[] }) {
  const { duties } = usePageWords(policyWords);
  const say = useSay();
  const [first, rest] = [of.toSorted(byStrength).slice(0, 3), of.length - 3];
  return (
    <>
      {first.map((one) => (
        <div key={`${one.when} ${one.rule}`}>
          {say(one.text)} <span className="yd-quiet yd-small">{duties.whens[one.when]}</span> <Strength of={one.strength} />{' '}
          <ClauseLink document={one.document} clause={one.clause} rule={one.rule} />
        </div>
      ))}
      {rest > 0 ? <span className="yd-quiet">+{rest}</span> : null}
    </>
  );
}

type FieldRow = Answer['fields'][number];

function Fields({ told }: { readonly told: Answer }) {
  const { duties } = usePageWords(policyWords);
  const nameOf = useFactName();
  const { field: fields } = usePageWords(registryWords);
  if (told.fields.length === 0) return null;
  const columns: Column<FieldRow>[] = [
    {
      key: 'field',
      title: duties.field,
      show: ({ field }) => (field === null ? <span className="yd-none">{duties.noField}</span> : (fields[field] ?? field)),
    },
    { key: 'fact', title: duties.fact, show: ({ fact }) => nameOf(fact) },
    { key: 'buildings', title: duties.buildings, number: true, value: ({ buildings }) => whole(buildings) },
  ];
  return (
    <Panel title={duties.fields}>
      <p className="yd-quiet">{duties.fieldsMeans}</p>
      <PlainTable label={duties.fields} columns={columns} rows={told.fields} rowKey={({ fact }) => fact} pageSize={12} />
    </Panel>
  );
}
