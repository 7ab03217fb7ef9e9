import { api, queryClient } from '../../../api.ts';

/** Reloads everything about contracts. */
export const fresh = () => queryClient.invalidateQueries({ queryKey: api.contracts.key() });
