import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Pick } from '../../../ui/pick.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { filtered, pageInput, sortInput } from '../../../ui/table-address.ts';
import { findingSorts, type QualityAddress } from './address.ts';
import { qualityWords } from './words.ts';
import { instant, type Measured } from '../../../ui/cell.ts';
import type { Found } from './found.ts';
import { Loading } from '../../../ui/states.tsx';

// the chart around a finding loads when one is opened
const FindingView = lazy(async () => ({ default: (await import('./finding-view.tsx')).FindingView }));

type Props = { readonly region: string; readonly at: QualityAddress; readonly go: Go<QualityAddress>; readonly only?: string };

/**
 * What is doubtful in the readings; each finding can be viewed on its meter's time axis, decided, and the decision undone.
 * @param props.only restricts to one kind
 */
export function FindingsTab({ region, at, go, only }: Props) {
  const { findings: words } = usePageWords(qualityWords);
  const code = only ?? at.code;
  const input = {
    region,
    open: at.show === 'open',
    ...(code === undefined ? {} : { code }),
    ...(at.search === undefined ? {} : { search: at.search }),
    ...sortInput(at, findingSorts),
  };
  const query = useQuery({
    ...api.readings.findings.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const found = query.data?.findings ?? [];
  /** Returns to the row that was opened, which may have left the list in the meantime. */
  const close = () => {
    (document.getElementById(`look-${at.finding}`) ?? document.getElementById('main'))?.focus();
    go({ finding: undefined });
  };
  return (
    <div className="yd-stack">
      <Filters at={at} go={go} region={region} only={only} />
      {at.finding === undefined ? null : (
        <Suspense fallback={<Loading />}>
          <FindingView id={at.finding} among={found} close={close} />
        </Suspense>
      )}
      <ServerTable
        name="findings"
        label={words.table}
        columns={useColumns(at, go)}
        rows={found}
        rowKey={({ id }) => id}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p>{words.none}</p>}
        every={{ most: 10_000, ask: async (page) => (await client.readings.findings({ ...input, ...page })).findings }}
      />
    </div>
  );
}

function useColumns(at: QualityAddress, go: Go<QualityAddress>): Column<Found>[] {
  const { format } = useLanguage();
  const { findings: words } = usePageWords(qualityWords);
  const decisionOf = useDecision();
  return [
    { key: 'what', sort: 'code', title: words.what, show: ({ detail }) => detail },
    {
      key: 'meter',
      sort: 'meter',
      title: words.meter,
      value: ({ meter }) => meter,
      show: ({ meter }) => <span className="yd-nowrap">{meter}</span>,
    },
    {
      key: 'building',
      sort: 'building',
      title: words.building,
      value: ({ building }) => building,
      show: ({ building }) => <OfBuilding code={building} year={at.year} />,
    },
    { key: 'from', sort: 'from', title: words.from, value: ({ from }) => instant(from) },
    { key: 'length', sort: 'length', optional: true, number: true, title: words.length, value: hoursOf },
    {
      key: 'decision',
      sort: 'decision',
      title: words.decision,
      value: decisionOf,
      show: (row) => <span className="yd-nowrap">{decisionOf(row)}</span>,
    },
    {
      key: 'look',
      press: true,
      title: words.look,
      show: ({ id, meter, from }) => (
        <Button size="small" aria-label={words.lookAt(meter, format.instant(from))} id={`look-${id}`} onClick={() => go({ finding: id })}>
          {words.look}
        </Button>
      ),
    },
  ];
}

/** The length of time that a finding is about. */
function hoursOf({ from, to }: Found): Measured {
  return { value: (Date.parse(to) - Date.parse(from)) / 3_600_000, unit: 'h' };
}

function Filters({
  region,
  at,
  go,
  only,
}: {
  readonly region: string;
  readonly at: QualityAddress;
  readonly go: Go<QualityAddress>;
  readonly only: string | undefined;
}) {
  const { format } = useLanguage();
  const { findings: words, code: names, search } = usePageWords(qualityWords);
  const counts = useQuery({ ...api.readings.findingCounts.queryOptions({ input: { region } }), enabled: only === undefined });
  const kinds = (counts.data?.counts ?? []).map(({ code, count, open }) => ({
    value: code,
    label: `${names[code] ?? code}${format.aside(format.count(at.show === 'open' ? open : count))}`,
  }));
  const shows = (['open', 'all'] as const).map((value) => ({ value, label: words.showing[value] }));
  return (
    <div className="yd-row" role="search" aria-label={words.table}>
      {only === undefined ? (
        <Pick
          label={words.kind}
          value={at.code}
          options={kinds}
          none={words.allKinds}
          width={240}
          onPick={(code) => filtered(go)({ code, finding: undefined })}
        />
      ) : null}
      <SearchField label={search} text={at.search} onSearch={(text) => filtered(go)({ search: text, finding: undefined })} />
      <Pick label={words.show} value={at.show} options={shows} onPick={(show) => filtered(go)({ show, finding: undefined })} />
    </div>
  );
}

function OfBuilding({ code, year }: { readonly code: string | null; readonly year: number }) {
  const { format } = useLanguage();
  if (code === null) return <span className="yd-none">{format.none}</span>;
  return (
    <Link to="/buildings/$building" params={{ building: code }} search={{ year }}>
      {code}
    </Link>
  );
}

/** The decision on a finding, or that it is waiting. */
function useDecision() {
  const { findings: words, as } = usePageWords(qualityWords);
  const names: Readonly<Record<string, { name: string }>> = as;
  return ({ decision, severity }: Found) => {
    if (decision === null || decision === undefined) return severity === 'info' ? words.told : words.open;
    return names[decision.as]?.name ?? decision.as;
  };
}
