import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { caseMoneyWords } from './words.ts';

type Quota = Awaited<ReturnType<typeof client.caseMoney.quotas>>['quotas'][number];

/** The quotas of a procedure by year and place: handed in, taken in, accepted and remaining, and by part. */
export function QuotasPanel({
  quotas,
  procedure,
  sets,
}: {
  readonly quotas: readonly Quota[];
  readonly procedure: string;
  readonly sets: boolean;
}) {
  const words = usePageWords(caseMoneyWords);
  const format = useFormat();
  const me = useMe();
  const columns = [
    { key: 'year', title: words.label.year, value: ({ year }: Quota) => String(year) },
    { key: 'region', title: words.label.place, value: ({ region, regionName }: Quota) => regionName ?? region },
    ...(['quota', 'applied', 'granted', 'accepted', 'left'] as const).map((key) => ({
      key,
      title: words.quota[key],
      number: true as const,
      value: (one: Quota) => one[key] ?? undefined,
    })),
    {
      key: 'parts',
      title: words.quota.parts,
      // a part that no house names is not known to be 0
      value: ({ parts, unnamed }: Quota) =>
        [...parts, { ...unnamed, name: words.quota.unnamed }]
          .filter(({ applied, granted, accepted }) => applied + granted + accepted > 0)
          .map(({ name, granted, accepted }) => `${name} ${format.count(granted)} / ${format.count(accepted)}`)
          .join(format.pause) || undefined,
    },
    { key: 'versions', title: words.label.version, value: ({ versions }: Quota) => words.stated(versions.length) },
  ];
  return (
    <Panel title={words.quota.quotas}>
      <div className="yd-stack">
        {quotas.length === 0 ? (
          <p className="yd-quiet">{words.noQuota}</p>
        ) : (
          <ShortTable<Quota>
            label={words.quota.quotas}
            columns={columns}
            rows={quotas}
            rowKey={({ year, region }) => `${year}/${region}`}
          />
        )}
        {quotas.length > 0 && may(me, 'export') ? (
          <a href={`/api/exports/case-quotas?procedure=${encodeURIComponent(procedure)}`} download>
            {words.quotaFile}
          </a>
        ) : null}
        {sets ? <SetQuota procedure={procedure} quotas={quotas} /> : null}
      </div>
    </Panel>
  );
}

function SetQuota({ procedure, quotas }: { readonly procedure: string; readonly quotas: readonly Quota[] }) {
  const words = usePageWords(caseMoneyWords);
  const me = useMe();
  const [region, setRegion] = useState<string | undefined>(me?.region ?? undefined);
  const [year, setYear] = useState(() => String(new Date().getFullYear()));
  const [quota, setQuota] = useState('');
  const read = quotas.find((one) => one.region === region && one.year === Number(year));
  const seen = read?.versions.at(-1)?.version ?? 0;
  const set = useMutation({
    mutationFn: () => client.caseMoney.setQuota({ procedure, region: region ?? '', year: Number(year), quota: Number(quota), seen }),
    onSuccess: async () => {
      setQuota('');
      await queryClient.invalidateQueries({ queryKey: api.caseMoney.key() });
    },
  });
  return (
    <form
      aria-label={words.setQuota}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <div className="yd-row">
        <PlacePick label={words.label.place} value={region} none={words.label.choose} onPick={setRegion} />
        <Field label={words.label.year}>
          {(ids) => <Input {...ids} inputMode="numeric" value={year} maxLength={4} onChange={({ target }) => setYear(target.value)} />}
        </Field>
        <Field label={words.quota.quota} hint={words.quotaHint}>
          {(ids) => <Input {...ids} inputMode="numeric" value={quota} maxLength={8} onChange={({ target }) => setQuota(target.value)} />}
        </Field>
        <Button type="primary" htmlType="submit" disabled={region === undefined || !/^\d+$/u.test(quota.trim())} loading={set.isPending}>
          {words.setQuota}
        </Button>
      </div>
      <ProblemView error={set.error} />
    </form>
  );
}
