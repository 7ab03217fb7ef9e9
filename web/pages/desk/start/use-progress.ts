import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { may, useMe } from '../../../session.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { measuredYears, years as choice } from '../../../ui/year.ts';
import { stepNames, type StepName } from './address.ts';

type Ranked = Awaited<ReturnType<typeof client.stock.list>>;

/** What is there already, from which each step is done or open. */
export function useProgress() {
  const me = useMe();
  const settings = useQuery(api.settings.get.queryOptions());
  const buildings = useQuery(api.registry.buildings.queryOptions({ input: { limit: 1 } }));
  const { home, nameOf, waiting } = usePlaces();
  const mayInvite = may(me, 'accounts');
  const users = useQuery({ ...api.access.users.list.queryOptions(), enabled: mayInvite });
  // the name of the settings may be that of no place
  const cityName = settings.data?.cityName ?? '';
  const isNamed = cityName !== '' || (me?.region ?? null) !== null;
  const city = isNamed && home !== undefined ? { code: home, name: nameOf(home) } : undefined;
  const total = buildings.data?.total ?? 0;
  const measured = useQuery(api.readings.measuredDays.queryOptions({ input: {} }));
  const bills = daysOf(measured.data);
  const first = useFirstRanking(bills === undefined ? undefined : city?.code, measuredYears(measured.data ?? noDays));
  const isDone: Readonly<Record<StepName, boolean>> = {
    city: city !== undefined,
    buildings: total > 0,
    bills: bills !== undefined,
    ranking: first !== undefined && first.answer.ranked > 0,
    people: (users.data?.users.length ?? 0) > 1,
  };
  const actsOf = { city: 'settings', buildings: 'import-registry', bills: 'import-readings', ranking: 'view', people: 'accounts' } as const;
  const next = stepNames.find((name) => !isDone[name] && name !== 'ranking' && may(me, actsOf[name]));
  const [failed] = [settings, buildings, measured, users].filter(({ error }) => error !== null);
  const isWaiting = waiting || [settings, buildings, measured, users].some(({ isLoading }) => isLoading);
  const accounts = users.data?.users.length;
  return { settings: settings.data, cityName, city, total, bills, first, accounts, isDone, next, failed, isWaiting };
}

export type Progress = ReturnType<typeof useProgress>;

type Days = Awaited<ReturnType<typeof client.readings.measuredDays>>;

const noDays: Days = { first: null, last: null };

/** The first and the last day of bills and readings of any carrier; undefined if there are none. */
function daysOf({ first, last }: Days = noDays): { readonly first: string; readonly last: string } | undefined {
  return first === null || last === null ? undefined : { first, last };
}

/** By electricity, or by all energy where electricity ranks no building. */
export type FirstRanking = { readonly year: number; readonly carrier: 'electricity' | 'total'; readonly answer: Ranked };

type Question = Pick<FirstRanking, 'year' | 'carrier'>;

/** So many years are asked at once: mostly the ranking is there. */
const atOnce = 3;

/**
 * The ranking in which most buildings have a rank: by electricity in one of the latest measured years; if there is none, by electricity in
 * an earlier year or by all energy in any. The latest of several.
 */
function useFirstRanking(region: string | undefined, measured: readonly number[]): FirstRanking | undefined {
  const years = measured.slice(0, choice.length);
  const by = (carrier: Question['carrier'], some: readonly number[]) => some.map((year) => ({ year, carrier }));
  const near = useRankings(region, by('electricity', years.slice(0, atOnce)));
  const isNear = near.best !== undefined && near.best.answer.ranked > 0;
  const far = useRankings(near.isAsked && !isNear ? region : undefined, [...by('electricity', years.slice(atOnce)), ...by('total', years)]);
  return far.best !== undefined && far.best.answer.ranked > 0 ? far.best : near.best;
}

/** The best of some rankings; `isAsked` once all of them are there. */
function useRankings(region: string | undefined, questions: readonly Question[]) {
  const asked = useQueries({
    queries: questions.map(({ year, carrier }) => ({
      ...api.stock.list.queryOptions({ input: { region: region ?? '', year, carrier, limit: 5 } }),
      enabled: region !== undefined,
    })),
  });
  const found = asked.flatMap(({ data }, at) => {
    const question = questions[at];
    return data === undefined || question === undefined ? [] : [{ ...question, answer: data }];
  });
  const best = found.reduce<FirstRanking | undefined>(
    (held, one) => (held === undefined || one.answer.ranked > held.answer.ranked ? one : held),
    undefined,
  );
  return { best, isAsked: region !== undefined && asked.every(({ isPending }) => !isPending) };
}
