import { lazy, Suspense } from 'react';
import { useQuery } from '@tanstack/react-query';
import { heatSeasonTerms } from '#heat-billing/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { useAddress } from '../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../ui/as-of.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { OrganisationPick } from '../../ui/organisation-pick.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlacePick } from '../../ui/place-pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { currentSeason, readNetwork } from './address.ts';
import { networkWords } from './words.ts';

const PointsTab = lazy(async () => ({ default: (await import('./points-tab.tsx')).PointsTab }));
const SubstationsTab = lazy(async () => ({ default: (await import('./substations-tab.tsx')).SubstationsTab }));

/** The heat network: settlement points by their heat, and the substations that feed them. */
export function HeatNetworkPage() {
  const words = usePageWords(networkWords);
  const { language } = useLanguage();
  const [at, go] = useAddress(readNetwork);
  const known = useKnownAt();
  const asked = { ...(at.region !== undefined && { region: at.region }), ...(at.company !== undefined && { company: at.company }) };
  const { data, error, refetch } = useQuery(api.heatBilling.seasons.list.queryOptions({ input: known }));
  const names = [...new Set(data?.seasons.map(({ name }) => name))];
  const season = at.season ?? (data && currentSeason(data.seasons, new Date().toISOString().slice(0, 10))?.name);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
        <PlacePick label={words.region} value={at.region} onPick={(region) => go({ region })} />
        <OrganisationPick
          label={termText(settlementPointFieldTerms, 'company', language)}
          value={at.company}
          onPick={(company) => go({ company })}
        />
        <Field label={termText(heatSeasonTerms, 'name', language)}>
          {({ id }) => (
            <Choice
              id={id}
              value={season}
              options={names.map((value) => ({ value, label: value }))}
              onChoose={(chosen) => go({ season: chosen })}
            />
          )}
        </Field>
      </div>
      {error === null ? null : <ProblemView error={error} again={refetch} />}
      {data === undefined ? null : (
        <Tabs
          label={words.views}
          active={at.tab}
          onChoose={(tab) => go({ tab: tab === 'points' ? undefined : tab })}
          tabs={[
            {
              key: 'points',
              label: words.points,
              show: () =>
                season === undefined ? (
                  <p className="yd-panel">{words.noSeason}</p>
                ) : (
                  <Suspense fallback={<Loading />}>
                    <PointsTab asked={{ ...asked, ...known, season }} />
                  </Suspense>
                ),
            },
            {
              key: 'substations',
              label: words.substations,
              show: () => (
                <Suspense fallback={<Loading />}>
                  <SubstationsTab asked={asked} />
                </Suspense>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
