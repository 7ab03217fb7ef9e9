import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { pointsOf } from '../../../chart/points.ts';
import type { Line } from '../../../chart/points.ts';
import { useWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { UseAddress } from './address.ts';

type Answer = Awaited<ReturnType<typeof client.metering.useOfBuilding>>;

const none: readonly Line[] = [];

/**
 * The other energies of a building over the same days, each a line below the first; those returned in other steps are left out.
 * @param step of the first answer; undefined: not loaded yet
 * @param most the number of points requested
 */
export function useOtherCarriers(
  building: string,
  { carrier, from, to, others }: UseAddress,
  all: readonly Carrier[],
  step: UseAddress['step'] | undefined,
  most: number,
): readonly Line[] {
  const { carrier: names } = useWords();
  const known = useKnownAt();
  const isWanted = others === 'shown' && step !== undefined;
  const key = isWanted ? all.filter((one) => one !== carrier).join(' ') : '';
  const wanted = useMemo(() => key.split(' ').filter((one) => one !== '') as Carrier[], [key]);
  const answers = useQueries({
    queries: wanted.map((one) =>
      api.metering.useOfBuilding.queryOptions({
        input: { building, carrier: one, from, to, step: step ?? 'month', most, as: 'columns', ...known },
      }),
    ),
    combine: dataOf,
  });
  return useMemo(() => {
    const drawn = answers.flatMap((answer, index): Line[] => {
      const own = wanted[index];
      if (answer?.columns === undefined || own === undefined || answer.step !== step) return [];
      return [{ name: names[own], unit: answer.unit, points: pointsOf(answer.columns), beside: true }];
    });
    return drawn.length === 0 ? none : drawn;
  }, [answers, wanted, names, step]);
}

const dataOf = (all: readonly { readonly data: Answer | undefined }[]): readonly (Answer | undefined)[] => all.map(({ data }) => data);
