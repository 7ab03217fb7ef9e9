import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { TariffsPanel } from './tariffs-panel.tsx';
import { heatBillingPageWords } from './words.ts';

type Season = Awaited<ReturnType<typeof client.heatBilling.seasons.get>>;

/** Heating seasons of all regions with their source, and the tariffs that bills are based on. */
export function HeatSeasonsPage() {
  const words = usePageWords(heatBillingPageWords);
  const me = useMe();
  const known = useKnownAt();
  const { data, error, refetch } = useQuery(api.heatBilling.seasons.list.queryOptions({ input: { ...known } }));
  return (
    <>
      <PageHeader title={words.seasons} below={words.seasonsBelow}>
        <AsOfPicker />
      </PageHeader>
      <Panel title={words.seasonList}>
        <ProblemView error={error} again={refetch} />
        <ShortTable
          label={words.seasonList}
          columns={useColumns()}
          rows={data?.seasons ?? []}
          rowKey={({ region, name }) => `${region} ${name}`}
        />
      </Panel>
      {may(me, 'keep-heating-seasons') && known.knownAt === undefined && data !== undefined ? <SetSeason seasons={data.seasons} /> : null}
      <TariffsPanel />
    </>
  );
}

function useColumns(): Column<Season>[] {
  const { language } = useLanguage();
  const title = (code: keyof typeof heatSeasonTerms) => termText(heatSeasonTerms, code, language);
  return [
    { key: 'name', title: title('name'), value: ({ name }) => name },
    { key: 'region', title: title('region'), value: ({ region }) => region },
    { key: 'from', title: title('from'), value: ({ from }) => day(from) },
    { key: 'to', title: title('to'), value: ({ to }) => day(to) },
    { key: 'days', title: title('days'), number: true, value: ({ days }) => days },
    { key: 'nominalFrom', title: title('nominalFrom'), value: ({ nominalFrom }) => day(nominalFrom) },
    { key: 'nominalTo', title: title('nominalTo'), value: ({ nominalTo }) => day(nominalTo) },
    { key: 'nominalDays', title: title('nominalDays'), number: true, value: ({ nominalDays }) => nominalDays },
    { key: 'source', title: title('source'), width: 200, value: ({ source }) => source },
  ];
}

type Draft = { readonly region?: string | undefined; readonly name: string; readonly source: string } & {
  readonly [K in 'from' | 'to' | 'nominalFrom' | 'nominalTo']?: string | undefined;
};

const nothing: Draft = { name: '', source: '' };

/** The write replaces the season as shown in the table above. */
function seenOf(seasons: readonly Season[], { region, name }: Draft): { seen?: number } {
  const shown = seasons.find((one) => one.region === region && one.name === name.trim());
  return shown === undefined ? {} : { seen: shown.version };
}

/** States a season of a region; its source is required. */
function SetSeason({ seasons }: { readonly seasons: readonly Season[] }) {
  const words = usePageWords(heatBillingPageWords);
  const { language } = useLanguage();
  const [draft, setDraft] = useState<Draft>(nothing);
  const queries = useQueryClient();
  const write = useMutation({
    mutationFn: (input: Parameters<typeof client.heatBilling.seasons.set>[0]) => client.heatBilling.seasons.set(input),
    onSuccess: () => {
      setDraft(nothing);
      return queries.invalidateQueries();
    },
  });
  const title = (code: keyof typeof heatSeasonTerms) => termText(heatSeasonTerms, code, language);
  const { region, from, to, nominalFrom, nominalTo, name, source } = draft;
  const asked =
    region === undefined || from === undefined || to === undefined || name.trim() === '' || source.trim() === ''
      ? undefined
      : {
          region,
          name: name.trim(),
          from,
          to,
          source: source.trim(),
          ...seenOf(seasons, draft),
          ...(nominalFrom !== undefined && { nominalFrom }),
          ...(nominalTo !== undefined && { nominalTo }),
        };
  return (
    <Panel title={words.set}>
      <p className="yd-quiet">{words.setHint}</p>
      <form
        className="yd-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (asked !== undefined) write.mutate(asked);
        }}
      >
        <PlacePick label={title('region')} value={region} onPick={(one) => setDraft({ ...draft, region: one })} />
        <Field label={title('name')}>
          {(ids) => <Input {...ids} value={name} maxLength={60} onChange={({ target }) => setDraft({ ...draft, name: target.value })} />}
        </Field>
        {(['from', 'to', 'nominalFrom', 'nominalTo'] as const).map((code) => (
          <Field key={code} label={title(code)}>
            {(ids) => <DayInput {...ids} value={draft[code]} onDay={(one) => setDraft({ ...draft, [code]: one })} />}
          </Field>
        ))}
        <Field label={title('source')}>
          {(ids) => (
            <Input {...ids} value={source} maxLength={300} onChange={({ target }) => setDraft({ ...draft, source: target.value })} />
          )}
        </Field>
        <Button type="primary" htmlType="submit" loading={write.isPending} disabled={asked === undefined}>
          {words.doSet}
        </Button>
      </form>
      <ProblemView error={write.error} />
      {write.data === undefined ? null : <p role="status">{`${words.changed} ${write.data.name}`}</p>}
    </Panel>
  );
}
