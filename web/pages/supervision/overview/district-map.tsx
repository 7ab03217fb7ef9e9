import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses, stepOf } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import { stepNames } from '../../../map/step-names.ts';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import type { City } from './answer.ts';
import { areasOf, fifthsOf } from './points.ts';
import { mapWords } from './map-words.ts';
import { cityWords } from './words.ts';

type Below = City['below'][number];
type Places = Parameters<typeof areasOf>[0];

const none = { type: 'FeatureCollection' as const, features: [] };

/** The places below, coloured by energy per area; each links down to its own page. */
export function DistrictMap({
  places,
  below,
  region,
  year,
}: {
  readonly places: Places;
  readonly below: City['below'];
  readonly region: string;
  readonly year: number;
}) {
  const { format } = useLanguage();
  const words = usePageWords(mapWords);
  const { nameOf } = usePlaces();
  const { mode } = useTheme();
  const navigate = useNavigate();
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const { classes, areas } = useMemo(() => {
    const bounds = fifthsOf(below.map(({ intensity }) => intensity.value));
    const told = (value: number | null): string => format.quantity(value, 'kgce/m2');
    const names = stepNames(bounds, told, words);
    const own = new Map(below.map((one) => [one.code, one]));
    const classOf = (code: string) => {
      const one = own.get(code);
      if (one === undefined) return undefined;
      const { value } = one.intensity;
      return { class: stepOf(value, bounds), told: `${one.name}${format.colon}${told(value)}` };
    };
    // the region itself is drawn under those below it
    return {
      classes: stepClasses(mode, [...names, words.unknown]),
      areas: areasOf(
        places.filter(({ code }) => own.has(code)),
        classOf,
      ),
    };
  }, [below, places, mode, words, format]);
  const open = useCallback(
    (_longitude: number, _latitude: number, [code]: readonly string[]) =>
      code === undefined ? undefined : void navigate({ to: '/', search: { region: code, year } }),
    [navigate, year],
  );
  return (
    <PlaceMap
      label={words.districts(nameOf(region))}
      areas={areas}
      buildings={none}
      classes={classes}
      tiles={tiles}
      number={mapNumber}
      onSpot={open}
      table={() => <DistrictTable below={below} year={year} />}
    />
  );
}

function DistrictTable({ below, year }: { readonly below: City['below']; readonly year: number }) {
  const { below: words, key } = usePageWords(cityWords);
  const map = usePageWords(mapWords);
  const rows = below.toSorted((a, b) => (b.intensity.value ?? -1) - (a.intensity.value ?? -1));
  const columns: Column<Below>[] = [
    {
      key: 'name',
      title: words.name,
      show: ({ code, name }) => (
        <Link to="/" search={{ region: code, year }}>
          {name}
        </Link>
      ),
      value: ({ name }) => name,
    },
    {
      key: 'intensity',
      title: map.byName.district,
      number: true,
      show: ({ intensity }) => <Figure of={intensity} />,
      value: ({ intensity }) => intensity,
    },
    { key: 'change', title: key.change, number: true, value: ({ intensity }) => share(intensity.change) },
    { key: 'buildings', title: map.measured, number: true, value: ({ intensity }) => whole(intensity.buildings) },
  ];
  return <PlainTable label={map.districtTable} columns={columns} rows={rows} rowKey={({ code }) => code} />;
}
