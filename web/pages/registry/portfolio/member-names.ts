import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';

/** The names of the members of a portfolio, as far as the reader sees them. @param portfolio undefined while not known */
export function useMemberNames(portfolio: string | undefined): (building: string) => string | undefined {
  const { data } = useQuery({
    ...api.portfolio.show.queryOptions({ input: { portfolio: portfolio ?? '' } }),
    enabled: portfolio !== undefined,
    staleTime: 600_000,
  });
  const names = new Map(data?.members.map(({ building, name }) => [building, name ?? undefined]));
  return (building) => names.get(building);
}
