import { api, queryClient } from '../../../api.ts';

/** What was heard of contracts is asked again. */
export const fresh = () => queryClient.invalidateQueries({ queryKey: api.contracts.key() });
