import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../api.ts';

/** The city's tiles and the number (审图号) of its map. */
export function useMapTiles() {
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  return { tiles, number: mapNumber };
}
