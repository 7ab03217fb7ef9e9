import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { may, useMe } from '../../../session.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { usualYear } from '../../../ui/year.ts';
import { stepNames, type StepName } from './address.ts';

type Ranked = Awaited<ReturnType<typeof client.stock.list>>;

/** The first years that a new city has bills of, latest first. */
const looked = [usualYear + 1, usualYear, usualYear - 1];

/** What is there already, from which each step is done or open. */
export function useProgress() {
  const me = useMe();
  const settings = useQuery(api.settings.get.queryOptions());
  const buildings = useQuery(api.registry.buildings.queryOptions({ input: { limit: 1 } }));
  const { begin, nameOf, waiting } = usePlaces();
  const mayInvite = may(me, 'accounts');
  const users = useQuery({ ...api.access.users.list.queryOptions(), enabled: mayInvite });
  const isChosen = (settings.data?.cityName ?? '') !== '' || (me?.region ?? null) !== null;
  const city = isChosen && begin !== undefined ? { code: begin, name: nameOf(begin) } : undefined;
  const total = buildings.data?.total ?? 0;
  const first = useFirstRanking(total > 0 ? begin : undefined);
  const isDone: Readonly<Record<StepName, boolean>> = {
    city: isChosen,
    buildings: total > 0,
    bills: first !== undefined && first.measured > 0,
    ranking: first !== undefined && first.answer.ranked > 0,
    people: (users.data?.users.length ?? 0) > 1,
  };
  const actsOf = { city: 'settings', buildings: 'import-registry', bills: 'import-readings', ranking: 'view', people: 'accounts' } as const;
  const next = stepNames.find((name) => !isDone[name] && name !== 'ranking' && may(me, actsOf[name]));
  const [failed] = [settings, buildings, users].filter(({ error }) => error !== null);
  const isWaiting = waiting || settings.isPending || buildings.isPending || (mayInvite && users.isPending);
  return { settings: settings.data, city, total, first, accounts: users.data?.users.length, isDone, next, failed, isWaiting };
}

export type Progress = ReturnType<typeof useProgress>;

export type FirstRanking = { readonly year: number; readonly answer: Ranked; readonly measured: number };

/** The year of those looked at in which most buildings are ranked; the latest of several. */
function useFirstRanking(region: string | undefined): FirstRanking | undefined {
  const asked = useQueries({
    queries: looked.map((year) => ({
      ...api.stock.list.queryOptions({ input: { region: region ?? '', year, carrier: 'electricity' as const, limit: 5 } }),
      enabled: region !== undefined,
    })),
  });
  const found = asked.flatMap(({ data }, at) => {
    const year = looked[at];
    return data === undefined || year === undefined ? [] : [{ year, answer: data, measured: data.total - (data.gaps['meter'] ?? 0) }];
  });
  return found.reduce<FirstRanking | undefined>(
    (best, one) => (best === undefined || one.answer.ranked > best.answer.ranked ? one : best),
    undefined,
  );
}
