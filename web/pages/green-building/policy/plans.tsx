import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Feature } from 'geojson';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { Column } from '../../../ui/column.ts';
import { useSay, usePolicyWords } from './facts.ts';
import { PolicyNav } from './nav.tsx';
import { PickMap } from './pick-map.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { policyWords } from './words.ts';

type Plan = Awaited<ReturnType<typeof client.specialPlans.list>>['plans'][number];
type Area = Awaited<ReturnType<typeof client.specialPlans.get>>['areas'][number];

const readPlans = (given: Readonly<Record<string, unknown>>) => ({ plan: textIn(given, 'plan'), draw: textIn(given, 'draw') });

/** Special plans of a city: their areas on the map and in a table, a new one from a file or drawn by hand. */
export function PlansPage() {
  const { plans: words } = usePageWords(policyWords);
  const [{ plan, draw }, go] = useAddress(readPlans);
  const me = useMe();
  const { data, error, refetch } = useQuery(api.specialPlans.list.queryOptions({ input: {} }));
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <PolicyNav />
      <ProblemView error={error} again={refetch} />
      <Panel
        title={words.list}
        actions={
          may(me, 'import-plan') && draw === undefined ? (
            <Button type="primary" onClick={() => go({ draw: 'new', plan: undefined })}>
              {words.begin}
            </Button>
          ) : null
        }
      >
        {data === undefined ? (
          error === null ? (
            <Loading />
          ) : null
        ) : (
          <List of={data.plans} chosen={plan} onChoose={(code) => go({ plan: code, draw: undefined })} />
        )}
      </Panel>
      {plan === undefined ? null : (
        <OnePlan
          key={plan}
          code={plan}
          editing={draw === 'change'}
          onEdit={() => go({ draw: 'change' })}
          onEnd={() => go({ draw: undefined })}
        />
      )}
      {draw === 'new' ? <PlanEditor key="new" plan={null} onEnd={() => go({ draw: undefined })} /> : null}
    </>
  );
}

function List({
  of,
  chosen,
  onChoose,
}: {
  readonly of: readonly Plan[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}) {
  const { plans: words, documents, strength } = usePageWords(policyWords);
  const { nameOf } = usePlaces();
  const columns: Column<Plan>[] = [
    {
      key: 'title',
      title: documents.name,
      show: ({ code, title }) => (
        <Button size="small" aria-pressed={code === chosen} onClick={() => onChoose(code)}>
          {code} {title}
        </Button>
      ),
    },
    { key: 'number', title: documents.number, show: ({ number }) => number ?? <span className="yd-none">{documents.noNumber}</span> },
    { key: 'issuer', title: documents.issuer, show: ({ issuer }) => issuer },
    { key: 'issued', title: documents.issued, show: ({ issued }) => issued },
    { key: 'periodEnds', title: documents.periodEnds, show: ({ periodEnds }) => periodEnds },
    { key: 'region', title: documents.region, show: ({ region }) => nameOf(region) },
    { key: 'strength', title: words.strength, show: (one) => strength[one.strength] ?? one.strength },
  ];
  if (of.length === 0) return <p className="yd-quiet">{words.noPlans}</p>;
  return <ShortTable label={words.list} columns={columns} rows={of} rowKey={({ code }) => code} />;
}

function OnePlan({
  code,
  editing,
  onEdit,
  onEnd,
}: {
  readonly code: string;
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onEnd: () => void;
}) {
  const { plans: words } = usePageWords(policyWords);
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...api.specialPlans.get.queryOptions({ input: { code } }), retry: false });
  const drawn = useMemo(
    () =>
      (data?.areas ?? []).map(({ name, boundary }): Feature => ({
        type: 'Feature',
        geometry: boundary as never,
        properties: { name, drawn: true },
      })),
    [data],
  );
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  if (editing) return <PlanEditor plan={data} onEnd={onEnd} />;
  return (
    <Panel
      title={`${data.plan.code} ${data.plan.title}`}
      actions={may(me, 'import-plan') ? <Button onClick={onEdit}>{words.change}</Button> : null}
    >
      <PickMap label={words.mapOf(data.plan.title)} drawn={drawn} onSpot={() => undefined} />
      <Areas of={data.areas} />
    </Panel>
  );
}

function Areas({ of }: { readonly of: readonly Area[] }) {
  const { plans: words } = usePageWords(policyWords);
  const { known } = usePolicyWords();
  const say = useSay();
  const items = [...new Set(of.flatMap(({ indices }) => indices.map(({ item }) => item)))];
  const columns: Column<Area>[] = [
    { key: 'name', title: words.area, show: ({ name }) => name },
    ...items.map((item): Column<Area> => ({
      key: item,
      title: say(known?.items.get(item)?.names, item),
      show: ({ indices }) => {
        const held = indices.find((one) => one.item === item);
        const unit = known?.items.get(item)?.unit;
        if (held === undefined) return '—';
        if (typeof held.value === 'boolean') return held.value ? words.yes : words.no;
        return unit === 'star' ? words.star(held.value) : `${held.value}${unit === '%' ? '%' : ''}`;
      },
    })),
  ];
  return <ShortTable label={words.areas} columns={columns} rows={of} rowKey={({ name }) => name} />;
}
