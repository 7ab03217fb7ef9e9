import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { type Go, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { type HeatCloseAddress, pointsOf, readHeatClose, seasonToClose } from './address.ts';
import { ArrearsPanel } from './arrears-panel.tsx';
import { CloseJob } from './close-job.tsx';
import { StatePanel } from './state-panel.tsx';
import { heatNotesPageWords } from './words.ts';
import { todayHere } from '../../../ui/day-text.ts';

const PurchasePanel = lazy(async () => ({ default: (await import('./purchase-panel.tsx')).PurchasePanel }));

/** The close of a heating season: its points, a preview with what is held and why, the close, and who owes. */
export function HeatClosePage() {
  const words = usePageWords(heatNotesPageWords);
  const me = useMe();
  const [at, go] = useAddress(readHeatClose);
  const [today] = useState(() => todayHere());
  const list = useQuery(api.heatBilling.seasons.list.queryOptions({ input: {} }));
  const names = [...new Set(list.data?.seasons.map(({ name }) => name))];
  const season = at.season ?? (list.data && seasonToClose(list.data.seasons, today));
  const mayClose = may(me, 'close-heat');
  const begin = useMutation({
    mutationFn: (how: { readonly preview: boolean; readonly seen?: string }) =>
      client.heatNotes.closes.begin({ season: season ?? '', ...pointsOf(at), ...how }),
    onSuccess: ({ job }) => go({ job, page: undefined }),
  });
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <Link to="/heat-seasons">{words.seasons}</Link>
      </PageHeader>
      <Scope at={at} go={go} season={season} names={names}>
        {mayClose ? (
          <Button type="primary" loading={begin.isPending} disabled={season === undefined} onClick={() => begin.mutate({ preview: true })}>
            {words.preview}
          </Button>
        ) : (
          <p className="yd-quiet">{words.notYours}</p>
        )}
      </Scope>
      <ProblemView error={list.error} again={list.refetch} />
      <ProblemView error={begin.error} />
      {season === undefined ? null : <StatePanel season={season} of={pointsOf(at)} />}
      {at.job === undefined ? null : <CloseJob key={at.job} job={at.job} at={at} go={go} begin={begin} />}
      {season === undefined || at.company === undefined ? null : (
        <Suspense fallback={null}>
          <PurchasePanel key={`${at.company} ${season}`} company={at.company} season={season} />
        </Suspense>
      )}
      <ArrearsPanel of={pointsOf(at)} on={at.on} choose={(on) => go({ on })} />
    </>
  );
}

function Scope({
  at,
  go,
  season,
  names,
  children,
}: {
  readonly at: HeatCloseAddress;
  readonly go: Go<HeatCloseAddress>;
  readonly season: string | undefined;
  readonly names: readonly string[];
  readonly children: React.ReactNode;
}) {
  const words = usePageWords(heatNotesPageWords);
  const { language } = useLanguage();
  // the preview was of other points: it is requested again
  const narrow: Go<HeatCloseAddress> = (change) => go({ job: undefined, page: undefined, ...change });
  const of = (code: 'code' | 'company') => termText(settlementPointFieldTerms, code, language);
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.scope}>
      <Field label={termText(heatSeasonTerms, 'name', language)}>
        {({ id }) => (
          <Choice
            id={id}
            value={season}
            options={names.map((value) => ({ value, label: value }))}
            onChoose={(chosen) => narrow({ season: chosen })}
          />
        )}
      </Field>
      <OrganisationPick label={of('company')} value={at.company} onPick={(company) => narrow({ company })} />
      <PlacePick label={words.region} value={at.region} onPick={(region) => narrow({ region })} />
      <SearchField label={of('code')} text={at.point} onSearch={(point) => narrow({ point })} />
      {children}
    </div>
  );
}
