import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { readTemperature } from './address.ts';
import { ControlBuildings, ControlPlaces, type ControlShown } from './control-lists.tsx';
import { controlWords } from './control-words.ts';
import { PeriodRow, usePeriod } from './period-row.tsx';
import { RuleLine } from './rule-line.tsx';

const ControlMap = lazy(async () => ({ default: (await import('./control-map.tsx')).ControlMap }));

/** How many hours rooms were outside the rule, building by building, on a map and in a list; down to the rooms. */
export function ControlView() {
  const words = usePageWords(controlWords);
  const { language } = useLanguage();
  const me = useMe();
  const known = useKnownAt();
  const [at, go] = useAddress(readTemperature);
  const { begin, waiting } = usePlaces();
  const region = at.region ?? begin;
  const { period, seasons, waiting: seeking } = usePeriod(at, region);
  const isRange = period.from < period.to;
  const query = useQuery({
    ...api.comfort.controlOfPlace.queryOptions({ input: { region: region ?? '', ...period, ...known } }),
    enabled: region !== undefined && !seeking && isRange,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.control.control}>
        <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code })} />
        <PeriodRow period={period} seasons={seasons} go={go} />
        <AsOfPicker />
        {region === undefined || !isRange || !may(me, 'export') ? null : (
          <a href={`/api/exports/temperature-control?${new URLSearchParams({ region, ...period, ...known, language })}`} download>
            {words.officeFile}
          </a>
        )}
      </div>
      {isRange ? null : (
        <div role="alert" className="yd-missing">
          {words.wrongRange}
        </div>
      )}
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading || (region === undefined && waiting) ? <Loading /> : null}
      {query.data === undefined || region === undefined || query.error !== null ? null : (
        <div aria-busy={query.isPlaceholderData}>
          <Shown control={query.data} period={period} isOld={query.isPlaceholderData} />
        </div>
      )}
    </>
  );
}

function Shown(shown: ControlShown) {
  const { control } = shown;
  const words = usePageWords(controlWords);
  if (control.buildings.length === 0) return <p className="yd-panel yd-quiet">{words.none}</p>;
  return (
    <>
      <div className="yd-panel">
        <RuleLine rule={control.rule} isSeasonKnown={control.rule.tolerance !== null} />
        <p className="yd-quiet">{words.lead}</p>
        <FindingList findings={control.findings} />
      </div>
      <div className="yd-columns">
        <Suspense fallback={<Loading />}>
          <ControlMap {...shown} />
        </Suspense>
        <Panel title={words.byPlace}>
          <ControlPlaces control={control} />
        </Panel>
      </div>
      <Panel title={words.list}>
        <ControlBuildings {...shown} />
      </Panel>
    </>
  );
}
