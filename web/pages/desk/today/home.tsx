import { useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useMe } from '../../../session.ts';
import { Loading } from '../../../ui/states.tsx';
import { ownScreens, showsPlace } from './own-screen.ts';

const CityPage = lazy(async () => ({ default: (await import('../../supervision/overview/city.tsx')).CityPage }));

const screens: Readonly<Record<(typeof ownScreens)[number], ComponentType>> = {
  owner: lazy(async () => ({ default: (await import('./own-buildings.tsx')).OwnBuildings })),
  operator: lazy(async () => ({ default: (await import('./own-season.tsx')).OwnSeason })),
  aggregator: lazy(async () => ({ default: (await import('./next-event.tsx')).NextEvent })),
};

/** The home page: the day of the reader's role; with a place in the address, that place. */
export function HomePage() {
  const me = useMe();
  const { region } = useSearch({ strict: false }) as { readonly region?: unknown };
  const own = showsPlace(region, me?.role) ? undefined : ownScreens.find((role) => role === me?.role);
  const Screen = own === undefined ? CityPage : screens[own];
  return (
    <Suspense fallback={<Loading />}>
      <Screen />
    </Suspense>
  );
}
