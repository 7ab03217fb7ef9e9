import type { UseQueryResult } from '@tanstack/react-query';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Loading } from '../../../ui/states.tsx';
import { meteringWords } from './words.ts';

/** Shown while the meters of a building are loading, and what to do if it has none. */
export function NoMeter({ query }: { readonly query: UseQueryResult<Awaited<ReturnType<typeof client.registry.meters>>> }) {
  const { use } = usePageWords(meteringWords);
  if (query.isPending) return <Loading />;
  if (query.data === undefined || query.data.meters.length > 0) return null;
  return (
    <>
      <strong>{use.noMeter}</strong>
      <p className="yd-quiet">{use.noMeterMeans}</p>
    </>
  );
}
