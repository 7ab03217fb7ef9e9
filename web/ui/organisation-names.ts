import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';

/** The maximum per request. */
const most = 200;

/** The names of organisations; the code if the reader may not see that organisation, and until the names are loaded. */
export function useOrganisationNames(codes: readonly unknown[]): (code: string) => string {
  const asked = [...new Set(codes)].filter((code) => typeof code === 'string' && code !== '').slice(0, most) as string[];
  const { data } = useQuery(
    api.place.organisations.queryOptions({
      input: { codes: asked, limit: most },
      enabled: asked.length > 0,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  );
  const names = new Map((data?.organisations ?? []).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
