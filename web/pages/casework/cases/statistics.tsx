import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { CasesAddress } from './address.ts';
import { bulkWords } from './bulk-words.ts';
import { Facts } from './case-facts.tsx';

type Statistics = Awaited<ReturnType<typeof client.cases.statistics>>;

const RuralHouses = lazy(async () => ({ default: (await import('./rural-houses.tsx')).RuralHouses }));

const Registers = lazy(async () => ({ default: (await import('./registers.tsx')).Registers }));

const SiteWaste = lazy(async () => ({ default: (await import('./site-waste.tsx')).SiteWaste }));

const year = new Date().getFullYear();

/** How many cases of a procedure started and ended over a span of days, how long they spent in each state, and which limits they kept. */
export function StatisticsTab({ at, go }: { readonly at: CasesAddress; readonly go: Go<CasesAddress> }) {
  const words = usePageWords(bulkWords);
  const list = useQuery(api.procedures.list.queryOptions({ input: {} }));
  const [from, to] = [at.from ?? `${year}-01-01`, at.to ?? `${year + 1}-01-01`];
  const procedure = at.procedure ?? list.data?.procedures[0]?.id;
  const input = { procedure: procedure ?? '', from, to, ...(at.region !== undefined && { region: at.region }) };
  const query = useQuery({ ...api.cases.statistics.queryOptions({ input }), enabled: procedure !== undefined });
  return (
    <div className="yd-stack">
      <div className="yd-panel yd-row" role="search" aria-label={words.tabs.statistics}>
        <Field label={words.term.procedure}>
          {({ id }) => (
            <Choice
              id={id}
              value={procedure}
              options={(list.data?.procedures ?? []).map((each) => ({ value: each.id, label: each.name }))}
              onChoose={(chosen) => go({ procedure: chosen, state: undefined })}
            />
          )}
        </Field>
        <Field label={words.label.from}>{(ids) => <DayInput {...ids} value={from} onDay={(day) => go({ from: day })} />}</Field>
        <Field label={words.label.to} hint={words.untilMeans}>
          {(ids) => <DayInput {...ids} value={to} onDay={(day) => go({ to: day })} />}
        </Field>
        <PlacePick label={words.label.place} value={at.region} none={words.label.choose} onPick={(region) => go({ region })} />
      </div>
      <ProblemView error={list.error ?? query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <Shown of={query.data} />}
      {procedure === undefined ? null : (
        <Suspense fallback={<Loading />}>
          <Registers procedure={procedure} region={at.region} from={from} to={to} />
        </Suspense>
      )}
      {procedure?.startsWith('rural-house') === true ? (
        <Suspense fallback={<Loading />}>
          <RuralHouses from={from} to={to} region={at.region} />
        </Suspense>
      ) : null}
      {procedure === 'green-site' ? (
        <Suspense fallback={<Loading />}>
          <SiteWaste from={from} to={to} region={at.region} />
        </Suspense>
      ) : null}
    </div>
  );
}

function Shown({ of }: { readonly of: Statistics }) {
  const words = usePageWords(bulkWords);
  const format = useFormat();
  type State = Statistics['states'][number];
  type Limit = Statistics['limits'][number];
  const days = (key: 'median' | 'p90' | 'max'): Column<State> => ({
    key,
    title: words[key],
    number: true,
    value: (row) => row[key] ?? undefined,
  });
  return (
    <>
      <Panel title={words.tabs.statistics}>
        <Facts
          of={[
            [words.begun, format.count(of.begun)],
            [words.ended, format.count(of.ended)],
            [words.open, format.count(of.open)],
            [words.overdue, format.count(of.overdue)],
          ]}
        />
      </Panel>
      <Panel title={words.stays}>
        <ShortTable<State>
          label={words.stays}
          columns={[
            { key: 'name', title: words.label.state, value: ({ name }) => name },
            { key: 'stays', title: words.count, number: true, value: ({ stays }) => stays },
            days('median'),
            days('p90'),
            days('max'),
          ]}
          rows={of.states}
          rowKey={({ state }) => state}
        />
      </Panel>
      {of.limits.length === 0 ? null : (
        <Panel title={words.limits}>
          <ShortTable<Limit>
            label={words.limits}
            columns={[
              { key: 'name', title: words.term.limit, value: ({ name }) => name },
              { key: 'kept', title: words.kept, number: true, value: ({ kept }) => kept },
              { key: 'missed', title: words.missed, number: true, value: ({ missed }) => missed },
            ]}
            rows={of.limits}
            rowKey={({ id }) => id}
          />
        </Panel>
      )}
    </>
  );
}
