import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { type Go, useAddress } from '../../../ui/address.ts';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { currentSeason, type NetworkAddress, readNetwork } from './address.ts';
import { ColdTab } from './cold-tab.tsx';
import { NetworkMap } from './network-map.tsx';
import { PointsTab } from './points-tab.tsx';
import { Substation } from './substation.tsx';
import { SubstationsTab } from './substations-tab.tsx';
import { networkWords } from './words.ts';

/** The heat network: settlement points by their heat, the substations that feed them, and one of these with its points. */
export function HeatNetworkPage() {
  const [at, go] = useAddress(readNetwork);
  return at.substation === undefined ? <Network at={at} go={go} /> : <Substation substation={at.substation} />;
}

type Addressed = { readonly at: NetworkAddress; readonly go: Go<NetworkAddress> };

function Network({ at, go }: Addressed) {
  const words = usePageWords(networkWords);
  const me = useMe();
  const known = useKnownAt();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const asked = { ...(at.region !== undefined && { region: at.region }), ...(at.company !== undefined && { company: at.company }) };
  const { data, error, refetch } = useQuery(api.heatBilling.seasons.list.queryOptions({ input: known }));
  const names = [...new Set(data?.seasons.map(({ name }) => name))];
  const season = at.season ?? (data && currentSeason(data.seasons, today)?.name);
  const points = () =>
    season === undefined ? <p className="yd-panel">{words.noSeason}</p> : <PointsTab asked={{ ...asked, ...known, season }} />;
  const samples = () =>
    season === undefined ? <p className="yd-panel">{words.noSeason}</p> : <NetworkMap asked={{ ...asked, ...known, season }} />;
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <Filters at={at} go={go} season={season} names={names} />
      {error === null ? null : <ProblemView error={error} again={refetch} />}
      {data === undefined ? null : (
        <Tabs
          label={words.views}
          active={at.tab}
          onChoose={(tab) => go({ tab: tab === 'points' ? undefined : tab })}
          tabs={[
            { key: 'points', label: words.points, show: points },
            { key: 'substations', label: words.substations, show: () => <SubstationsTab asked={asked} /> },
            { key: 'samples', label: words.sampleMap, show: samples },
            ...(may(me, 'keep-heat') ? [{ key: 'complaints' as const, label: words.proposals, show: () => <ColdTab /> }] : []),
          ]}
        />
      )}
    </>
  );
}

type Seasons = { readonly season: string | undefined; readonly names: readonly string[] };

function Filters({ at, go, season, names }: Addressed & Seasons) {
  const words = usePageWords(networkWords);
  const { language } = useLanguage();
  const company = termText(settlementPointFieldTerms, 'company', language);
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
      <PlacePick label={words.region} value={at.region} onPick={(region) => go({ region })} />
      <OrganisationPick label={company} value={at.company} onPick={(chosen) => go({ company: chosen })} />
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
  );
}
