import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses, stepOf } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { stepNames } from '../../../map/step-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { mapWords } from '../../supervision/overview/map-words.ts';
import { areasOf, fifthsOf } from '../../supervision/overview/points.ts';
import { tonnes, type Inventory } from './answer.ts';
import type { CarbonAddress } from './address.ts';
import { carbonWords } from './words.ts';

type District = { readonly code: string; readonly name: string; readonly kg: number | null };

const none = { type: 'FeatureCollection' as const, features: [] };

/** The places below, coloured by their measured carbon; each links to its own page. Renders nothing if there are no outlines. */
export function CarbonMap({
  at,
  region,
  known,
}: {
  readonly at: CarbonAddress;
  readonly region: string;
  readonly known: { readonly knownAt?: string };
}) {
  const words = usePageWords(carbonWords);
  const places = useQuery(api.place.list.queryOptions({ input: { within: region, boundary: true }, staleTime: 600_000 }));
  const input = { region, year: at.year, basis: at.basis, by: 'district' as const, ...known };
  const query = useQuery(api.carbon.inventory.queryOptions({ input }));
  const districts = useMemo(() => districtsOf(query.data?.rows ?? []), [query.data]);
  const own = new Set(districts.map(({ code }) => code));
  const outlined = (places.data?.places ?? []).filter(({ code, boundary }) => own.has(code) && boundary !== null && boundary !== undefined);
  if (outlined.length < 2) return null;
  return (
    <Panel title={words.places}>
      <Shown districts={districts} places={outlined} at={at} />
    </Panel>
  );
}

/** The rows of each district combined; null if one of them was measured and has no factor. */
function districtsOf(rows: Inventory['rows']): District[] {
  const groups = Map.groupBy(rows, ({ key }) => key ?? '');
  return [...groups].map(([code, own]) => {
    const measured = own.filter(({ use }) => use.value !== null);
    const isDisclosed = measured.length > 0 && measured.every(({ kg }) => kg !== null);
    return { code, name: own[0]?.name ?? code, kg: isDisclosed ? measured.reduce((sum, { kg }) => sum + (kg ?? 0), 0) : null };
  });
}

function Shown({
  districts,
  places,
  at,
}: {
  readonly districts: readonly District[];
  readonly places: Parameters<typeof areasOf>[0];
  readonly at: CarbonAddress;
}) {
  const { format } = useLanguage();
  const words = usePageWords(carbonWords);
  const map = usePageWords(mapWords);
  const { mode } = useTheme();
  const navigate = useNavigate();
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const { classes, areas } = useMemo(() => {
    const bounds = fifthsOf(districts.map(({ kg }) => kg));
    const told = (kg: number | null): string => format.scaled(kg === null ? null : kg / 1000, 'tCO2');
    const byCode = new Map(districts.map((one) => [one.code, one]));
    const classOf = (code: string) => {
      const one = byCode.get(code);
      return one === undefined ? undefined : { class: stepOf(one.kg, bounds), told: `${one.name}${format.colon}${told(one.kg)}` };
    };
    return { classes: stepClasses(mode, [...stepNames(bounds, told, map), map.unknown]), areas: areasOf(places, classOf) };
  }, [districts, places, mode, map, format]);
  const open = useCallback(
    (_longitude: number, _latitude: number, [code]: readonly string[]) =>
      code === undefined ? undefined : void navigate({ to: '/carbon', search: { region: code, year: at.year, basis: at.basis } }),
    [navigate, at.year, at.basis],
  );
  return (
    <PlaceMap
      label={words.map}
      areas={areas}
      buildings={none}
      classes={classes}
      tiles={tiles}
      number={mapNumber}
      onSpot={open}
      table={() => (
        <PlainTable
          label={words.map}
          columns={[
            { key: 'name', title: words.by.district, value: ({ name }: District) => name },
            { key: 'kg', title: words.of.measuredPart, number: true, value: ({ kg }: District) => tonnes(kg) },
          ]}
          rows={districts}
          rowKey={({ code }) => code}
        />
      )}
    />
  );
}
