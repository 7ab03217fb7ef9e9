import { useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import type { Role } from '#kernel/scope.ts';
import { useMe } from '../../../session.ts';
import { Loading } from '../../../ui/states.tsx';

const CityPage = lazy(async () => ({ default: (await import('../../supervision/overview/city.tsx')).CityPage }));

/** The first screens of roles with a day of their own; all others see the place. */
const screens: Readonly<Partial<Record<Role, ComponentType>>> = {
  owner: lazy(async () => ({ default: (await import('./own-buildings.tsx')).OwnBuildings })),
  operator: lazy(async () => ({ default: (await import('./own-season.tsx')).OwnSeason })),
  aggregator: lazy(async () => ({ default: (await import('./next-event.tsx')).NextEvent })),
};

/** The home page: the day of the reader's role; with a place in the address, that place. */
export function HomePage() {
  const me = useMe();
  const { region } = useSearch({ strict: false }) as { readonly region?: unknown };
  const Screen = (region === undefined && me !== undefined && screens[me.role]) || CityPage;
  return (
    <Suspense fallback={<Loading />}>
      <Screen />
    </Suspense>
  );
}
