import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { type Go, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { AddPanel } from '../../platform/ledger/add-panel.tsx';
import { chooseOn } from '../../platform/ledger/chosen.ts';
import { EditMany } from '../../platform/ledger/edit-many.tsx';
import { listInput, type PoolAddress, readPool } from './address.ts';
import type { PoolPage } from './answers.ts';
import { PoolFilters } from './filters.tsx';
import { usePoolColumns } from './pool-columns.tsx';
import { editable, useRetrofitText } from './retrofit-text.tsx';
import { poolWords } from './words.ts';

const DropZone = lazy(async () => ({ default: (await import('../../platform/imports/drop-zone.tsx')).DropZone }));
const BoardView = lazy(async () => ({ default: (await import('./board-view.tsx')).BoardView }));
const MapView = lazy(async () => ({ default: (await import('./map-view.tsx')).MapView }));

/** The pool of retrofit projects: a list, a board by county, a map by state; a county's own list is imported here. */
export function RetrofitPoolPage() {
  const words = usePageWords(poolWords);
  const me = useMe();
  const known = useKnownAt();
  const [at, go] = useAddress(readPool);
  const narrow = filtered(go);
  const isNow = known.knownAt === undefined;
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
        <Ways region={at.region} />
      </PageHeader>
      <PoolFilters at={at} go={narrow} />
      {isNow ? (
        <div className="yd-row yd-row-top yd-no-print">
          {may(me, 'keep-retrofits') ? <BringIn /> : null}
          {may(me, 'edit') ? <AddProject /> : null}
        </div>
      ) : null}
      <Tabs
        label={words.view.label}
        active={at.view}
        onChoose={(view) => go({ view: view === 'table' ? undefined : view })}
        tabs={[
          { key: 'table', label: words.view.table, show: () => <TableOfPool at={at} go={go} /> },
          {
            key: 'board',
            label: words.view.board,
            show: () => (
              <Later>
                <BoardView at={at} go={narrow} />
              </Later>
            ),
          },
          {
            key: 'map',
            label: words.view.map,
            show: () => (
              <Later>
                <MapView at={at} />
              </Later>
            ),
          },
        ]}
      />
    </>
  );
}

/** Links to the pages around the pool. */
function Ways({ region }: { readonly region: string | undefined }) {
  const words = usePageWords(poolWords);
  const search = region === undefined ? {} : { region };
  return (
    <>
      <Link to="/retrofit/candidates" search={search}>
        {words.find}
      </Link>
      <Link to="/retrofit/surveys" search={{}}>
        {words.label.survey}
      </Link>
      <Link to="/retrofit/progress" search={search}>
        {words.progress}
      </Link>
      <Link to="/retrofit/plans" search={search}>
        {words.label.plan}
      </Link>
    </>
  );
}

const Later = ({ children }: { readonly children: ReactNode }) => <Suspense fallback={<Loading />}>{children}</Suspense>;

function TableOfPool({ at, go }: { readonly at: PoolAddress; readonly go: Go<PoolAddress> }) {
  const words = usePageWords(poolWords);
  const text = useRetrofitText();
  const known = useKnownAt();
  const edits = may(useMe(), 'keep-retrofits') && known.knownAt === undefined;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const input = { ...listInput(at), ...known };
  const query = useQuery({
    ...api.retrofit.list.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.projects ?? [];
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  return (
    <>
      {edits ? (
        <EditMany
          chosen={chosen}
          drop={() => setChosen([])}
          fields={editable}
          of={text}
          write={(projects, { from: _day, ...asked }) => client.retrofit.edit({ projects, ...asked })}
        />
      ) : null}
      <ServerTable
        name="retrofits"
        label={words.list}
        above={<Totals of={query.data} />}
        columns={usePoolColumns(query.data?.buildingNames ?? {})}
        rows={rows}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        every={{ most: 1000, ask: async (page) => (await client.retrofit.list({ ...input, ...page })).projects }}
        empty={<Nothing at={at} />}
        {...(edits ? { selection: { chosen, choose } } : {})}
      />
      <Whole />
    </>
  );
}

/** The totals of all projects of the list. */
function Totals({ of }: { readonly of: PoolPage | undefined }) {
  const words = usePageWords(poolWords);
  const { format } = useLanguage();
  if (of === undefined) return null;
  const { area, cost, saving } = of.totals;
  return (
    <output>
      {words.totals(format.count(of.total), format.scaled(area, 'm2'), format.scaledMoney(cost), format.scaled(saving, 'kgce'))}
    </output>
  );
}

/** The whole pool as a file that can be imported again. */
function Whole() {
  const words = usePageWords(poolWords);
  if (!may(useMe(), 'export')) return null;
  return (
    <p className="yd-row yd-no-print">
      <span className="yd-quiet">{words.whole}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={`/api/exports/retrofits?format=${format}`} download aria-label={`${words.whole} ${format}`}>
          {format}
        </a>
      ))}
    </p>
  );
}

function Nothing({ at }: { readonly at: PoolAddress }) {
  const words = usePageWords(poolWords);
  const { region, state, year, building, reason, search } = at;
  const isNarrowed = [region, building, reason, search].some((one) => one !== undefined) || state !== '' || year !== 0;
  return (
    <p className="yd-panel yd-quiet" role="status">
      {isNarrowed ? words.none : words.empty}
    </p>
  );
}

/** A county's own list, behind a button: uploaded, then previewed before anything is written. */
function BringIn() {
  const words = usePageWords(poolWords);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const open = (file: string) => void navigate({ to: '/imports/file/$file', params: { file }, search: { kind: 'retrofits' } });
  return (
    <div>
      <Button onClick={() => setOpen(!isOpen)}>{isOpen ? words.closeBringIn : words.bringIn}</Button>
      {isOpen ? (
        <div className="yd-panel">
          <Suspense fallback={<Loading />}>
            <DropZone label={words.bringInFile} hint={words.bringInHint} onSent={open} />
          </Suspense>
        </div>
      ) : null}
    </div>
  );
}

const first = ['name', 'buildings', 'region', 'content', 'area', 'cost'] as const;

function AddProject() {
  const text = useRetrofitText();
  return (
    <AddPanel
      fields={first}
      of={text}
      write={(asked) => client.retrofit.add(asked)}
      link={(code) => (
        <Link to="/retrofit/projects/$code" params={{ code }} search={{}}>
          {code}
        </Link>
      )}
    />
  );
}
