import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { auditStateTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { numberIn, textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { day, instant, whole } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { OpenForm } from './open-form.tsx';
import { SyncImport } from './sync-import.tsx';
import { energyAuditPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.energyAudit.list>>['audits'][number];

const auditStates = Object.keys(auditStateTerms) as (keyof typeof auditStateTerms)[];

/** The maximum number shown. */
const most = 100;

const readList = (given: Readonly<Record<string, unknown>>) => ({
  building: textIn(given, 'building'),
  state: wordIn(given, 'state', ['all', ...auditStates] as const, 'all'),
  page: numberIn(given, 'page', 1, 1, 1000),
});

/** All energy audits by state, a form that opens one, and the import of BuildingSync files. */
export function EnergyAuditsPage() {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const [{ building, state, page }, go] = useAddress(readList);
  const input = { ...(building !== undefined && { building }), limit: most, offset: (page - 1) * most };
  const query = useQuery(api.energyAudit.list.queryOptions({ input }));
  const all = query.data?.audits ?? [];
  const rows = state === 'all' ? all : all.filter((one) => one.state === state);
  const isWhole = (query.data?.total ?? 0) <= most;
  const counted = (name: string, count: number) =>
    `${name}${format.aside(isWhole ? format.count(count) : words.ofPage(format.count(count)))}`;
  const states = auditStates.map((value) => ({
    value,
    label: counted(words.state[value], all.filter((one) => one.state === value).length),
  }));
  return (
    <>
      <PageHeader title={words.term.audit} below={words.means} />
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.audit}>
        <SearchField label={words.label.building} text={building} onSearch={(code) => go({ building: code })} />
        <Field label={words.label.state}>
          {({ id }) => (
            <Choice
              id={id}
              value={state}
              options={[{ value: 'all' as const, label: counted(words.label.allStates, all.length) }, ...states]}
              onChoose={(one) => go({ state: one === 'all' ? undefined : one })}
            />
          )}
        </Field>
      </div>
      <Panel title={words.list}>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <Audits rows={rows} none={all.length === 0 ? words.none : words.noneOfState} />}
        {(query.data?.total ?? 0) <= most ? null : <Pages page={page} total={query.data?.total ?? 0} go={(to) => go({ page: to })} />}
      </Panel>
      <OpenForm key={building ?? ''} building={building} />
      <SyncImport />
    </>
  );
}

function Pages({ page, total, go }: { readonly page: number; readonly total: number; readonly go: (page: number | undefined) => void }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const pages = Array.from({ length: Math.ceil(total / most) }, (_, at) => String(at + 1));
  return (
    <Field label={words.page}>
      {({ id }) => (
        <Choice
          id={id}
          value={String(page)}
          options={pages.map((value) => ({ value, label: format.count(Number(value)) }))}
          onChoose={(one) => go(one === '1' ? undefined : Number(one))}
        />
      )}
    </Field>
  );
}

const dayMs = 86_400_000;

function Audits({ rows, none }: { readonly rows: readonly Row[]; readonly none: string }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const [now] = useState(() => Date.now());
  if (rows.length === 0) return <p className="yd-quiet">{none}</p>;
  const waits = ({ state, linked }: Row) =>
    linked === null || state === 'complete' ? undefined : Math.floor((now - Date.parse(linked)) / dayMs);
  const columns: Column<Row>[] = [
    {
      key: 'audit',
      title: words.term.number,
      value: ({ audit, buildingName }) => `${audit} ${buildingName}`,
      show: ({ audit, building, buildingName }) => (
        <>
          <Link to="/audits/$audit" params={{ audit: String(audit) }} search={{}}>
            {`${audit} ${buildingName}`}
          </Link>
          <div className="yd-quiet">{building}</div>
        </>
      ),
    },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    { key: 'level', title: words.term.level, value: ({ level }) => levelName(words, level) },
    { key: 'from', title: words.firstDay, value: ({ from }) => day(from) },
    { key: 'to', title: words.lastDay, value: ({ to }) => day(to) },
    { key: 'by', title: words.auditor, value: ({ by }) => actor(by) },
    {
      key: 'missing',
      title: words.missing,
      width: 220,
      value: ({ missing }) => (missing.length === 0 ? words.nothingMissing : missing.join(format.and)),
    },
    { key: 'received', title: words.term.answered, number: true, value: ({ received }) => whole(received) },
    { key: 'waits', title: words.waits, number: true, value: (row) => (waits(row) === undefined ? undefined : whole(waits(row))) },
    { key: 'expires', title: words.term.expires, value: ({ expires }) => (expires === null ? undefined : instant(expires)) },
    { key: 'opened', title: words.term.opened, value: ({ opened }) => instant(opened) },
  ];
  return <PlainTable label={words.list} columns={columns} rows={rows} rowKey={({ audit }) => String(audit)} />;
}

/** The name of a level, where the entry that defines it is not available. */
export function levelName({ level: names }: { readonly level: Readonly<Record<number, string>> }, level: number): string {
  return names[level] ?? String(level);
}
