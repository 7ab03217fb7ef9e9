import { Link } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { textIn, useAddress, wordIn } from '../../../ui/address.ts';
import type { Go } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { filtered, pageInput, readTable } from '../../../ui/table-address.ts';
import type { TableAddress } from '../../../ui/table-address.ts';
import { ServerTable } from '../../../ui/server-table.tsx';
import { useCandidateColumns } from './candidate-columns.tsx';
import { RowActions } from './row-actions.tsx';
import { SumsPanel } from './sums-panel.tsx';
import { disclosureWords } from './words.ts';
import { yearIn } from '../../../ui/year.ts';

const states = ['all', 'possible', 'disclosed', 'hindered'] as const;

const readDisclosure = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  year: yearIn(given),
  state: wordIn(given, 'state', states, 'all'),
  search: textIn(given, 'search'),
});

type At = ReturnType<typeof readDisclosure>;

/** What the bureau discloses to the public: choose, disclose, withdraw. */
export function DisclosurePage() {
  const words = usePageWords(disclosureWords);
  const [at, go] = useAddress(readDisclosure);
  const { begin } = usePlaces();
  const region = at.region ?? begin;
  const settings = useQuery(api.settings.get.queryOptions());
  return (
    <>
      <PageHeader title={words.title} below={words.means}>
        <Link to="/public" search={{}}>
          {words.toPublic}
        </Link>
      </PageHeader>
      <div className="yd-stack">
        {settings.data?.disclosure.open === false ? <Alert type="warning" title={words.closed} /> : null}
        {region === undefined ? null : (
          <Candidates key={at.year} at={{ ...at, region }} go={go} consent={settings.data?.disclosure.consent ?? true} />
        )}
      </div>
    </>
  );
}

function Candidates({
  at,
  go,
  consent,
}: {
  readonly at: At & { readonly region: string };
  readonly go: Go<At>;
  readonly consent: boolean;
}) {
  const words = usePageWords(disclosureWords);
  const [chosen, choose] = useState<readonly string[]>([]);
  const { region, year, state, search } = at;
  const input = { region, year, state, ...(search === undefined ? {} : { search }) };
  const page = { ...pageInput(at), limit: Math.min(at.size, 200) };
  const query = useQuery(api.disclosure.candidates.queryOptions({ input: { ...input, ...page }, placeholderData: keepPreviousData }));
  const narrow: Go<At> = (change, how) => {
    choose([]);
    filtered(go)(change, how);
  };
  return (
    <>
      <Filters at={at} go={narrow} counts={query.data?.counts} />
      <Panel title={words.list}>
        <div className="yd-stack">
          <RowActions region={region} year={year} chosen={chosen} consentNeeded={consent} onDone={() => choose([])} />
          <ServerTable
            label={words.list}
            columns={useCandidateColumns()}
            rows={query.data?.buildings ?? []}
            rowKey={({ code }) => code}
            query={query}
            total={query.data?.total ?? 0}
            at={at}
            go={go as Go<TableAddress>}
            selection={{ chosen, choose }}
            empty={<p>{words.none}</p>}
            every={{ most: 200, ask: async (stretch) => (await client.disclosure.candidates({ ...input, ...stretch })).buildings }}
          />
          <div className="yd-quiet">{words.verdictMeans}</div>
        </div>
      </Panel>
      <SumsPanel key={`${region} ${year}`} region={region} year={year} sums={query.data?.sums ?? []} />
    </>
  );
}

type Counts = Readonly<Record<(typeof states)[number], number>>;

function Filters({
  at,
  go,
  counts,
}: {
  readonly at: At & { readonly region: string };
  readonly go: Go<At>;
  readonly counts: Counts | undefined;
}) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  const count = (state: (typeof states)[number]) => (counts === undefined ? '…' : format.count(counts[state]));
  return (
    <div className="yd-row" role="search">
      <PlacePick label={words.region} value={at.region} onPick={(region) => go({ region })} />
      <Pick
        label={words.state}
        value={at.state}
        width={180}
        options={states.map((state) => ({ value: state, label: words.states[state](count(state)) }))}
        onPick={(state) => go({ state })}
      />
      <Field label={words.search}>
        {(ids) => (
          <Input {...ids} allowClear value={at.search ?? ''} onChange={(event) => go({ search: event.target.value }, { replace: true })} />
        )}
      </Field>
    </div>
  );
}
