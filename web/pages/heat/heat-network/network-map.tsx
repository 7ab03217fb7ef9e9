import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FeatureCollection } from 'geojson';
import { useMemo } from 'react';
import { heatNetworkTerms, roomSampleFieldTerms } from '#heat/heat-network/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { siteClasses } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { useMapTiles } from '../heat-planning/map-tiles.ts';
import { networkWords } from './words.ts';

type Question = Parameters<typeof client.heatNetwork.sampleMap>[0];
type Answer = Awaited<ReturnType<typeof client.heatNetwork.sampleMap>>;
type Row = Answer['points'][number];

const none: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Settlement points at their buildings, by the measured temperature of the rooms behind them: cold, warm enough, or not measured. */
export function NetworkMap({ asked }: { readonly asked: Question }) {
  const words = usePageWords(networkWords);
  const { language } = useLanguage();
  const { mode } = useTheme();
  const { tiles, number } = useMapTiles();
  const { data, error, refetch } = useQuery({
    ...api.heatNetwork.sampleMap.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  const classes = useMemo(() => {
    const [cold, warm] = [siteClasses(mode, [])[5], siteClasses(mode, [])[1]];
    return [
      { name: words.someCold, colour: cold?.colour ?? '' },
      { name: words.allWarm, colour: warm?.colour ?? '' },
    ];
  }, [mode, words]);
  const spots = useSpots(data?.points);
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.points.length === 0) return <p className="yd-panel">{words.noSamples}</p>;
  const of = (code: keyof typeof heatNetworkTerms) => termText(heatNetworkTerms, code, language);
  const columns = [
    { key: 'point', title: termText(settlementPointFieldTerms, 'code', language), value: ({ point }: Row) => point },
    { key: 'building', title: words.building, value: ({ building }: Row) => building },
    { key: 'samples', title: of('samples'), number: true, value: ({ count }: Row) => count },
    { key: 'below', title: of('below'), number: true, value: ({ below }: Row) => below },
    {
      key: 'lowest',
      title: termText(roomSampleFieldTerms, 'temperature', language),
      number: true,
      value: ({ lowest }: Row) => ({ value: lowest, unit: 'degC' }),
    },
    { key: 'limit', title: of('limit'), number: true, value: ({ limit }: Row) => ({ value: limit, unit: 'degC' }) },
  ];
  return (
    <div className="yd-panel">
      <PlaceMap
        label={words.sampleMap}
        areas={none}
        buildings={spots}
        classes={classes}
        tiles={tiles}
        number={number}
        table={() => <PlainTable label={words.sampleMap} columns={columns} rows={data.points} rowKey={({ point }) => point} />}
      />
    </div>
  );
}

function useSpots(points: readonly Row[] | undefined): FeatureCollection {
  const words = usePageWords(networkWords);
  const { format } = useLanguage();
  return useMemo(
    (): FeatureCollection => ({
      type: 'FeatureCollection',
      features: (points ?? []).flatMap(({ point, latitude, longitude, count, below, lowest }) =>
        latitude === null || longitude === null
          ? []
          : [
              {
                type: 'Feature' as const,
                geometry: { type: 'Point' as const, coordinates: [longitude, latitude] },
                properties: {
                  code: point,
                  name: point,
                  class: below > 0 ? 0 : 1,
                  told: [point, words.coldOf(format.count(count), format.count(below)), format.quantity(lowest, 'degC')].join(format.pause),
                },
              },
            ],
      ),
    }),
    [points, words, format],
  );
}
