import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useMe } from '../session.ts';
import { Pick } from './pick.tsx';
import { placeOptions } from './place-options.ts';
import { ProblemView } from './problem-view.tsx';

/**
 * The places that the reader sees, and the one to start with: the reader's own region, otherwise the city of the settings, otherwise the
 * lowest that holds nearly all buildings, otherwise the highest. `home`: the same without that last resort, undefined if none is known.
 * `waiting` while they are loading; errors are shown where a place is picked. `empty`: there is no building to see yet; `asked` while
 * that is looked at again.
 */
export function usePlaces() {
  const me = useMe();
  const home = useQuery({
    ...api.overview.home.queryOptions(),
    // somebody else may bring in the first building at any time
    staleTime: ({ state }) => (state.data?.empty === true ? 0 : 600_000),
  });
  const { data, error, refetch, isPending } = useQuery(api.place.list.queryOptions({ input: {}, staleTime: 600_000 }));
  const empty = home.data?.empty === true && (home.isFetching ? ('asked' as const) : true);
  const places = data?.places ?? [];
  const codes = new Set(places.map(({ code }) => code));
  const highest = places.find(({ parent }) => parent === null || !codes.has(parent))?.code;
  const nameOf = (code: string) => places.find((place) => place.code === code)?.name ?? code;
  const known = me?.region ?? home.data?.region ?? undefined;
  const begin = known ?? (home.isPending ? undefined : highest);
  return { places, begin, home: known, nameOf, empty, waiting: isPending || home.isPending, error, refetch };
}

/** A region or zone, by name or code. */
export function PlacePick({
  label,
  value,
  onPick,
  none,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (code: string | undefined) => void;
  /** Label for no choice; without it one must be chosen. */
  readonly none?: string;
}) {
  const { places, begin, error, refetch } = usePlaces();
  const options = placeOptions(places, begin);
  return (
    <>
      <Pick label={label} value={value} options={options} onPick={onPick} width={220} {...(none === undefined ? {} : { none })} />
      <ProblemView error={error} again={refetch} />
    </>
  );
}
