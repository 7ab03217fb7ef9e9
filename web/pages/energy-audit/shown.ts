import { api, queryClient, type client } from '../../api.ts';

/** An energy audit as the contract tells it. */
export type Audit = Awaited<ReturnType<typeof client.energyAudit.show>>;

/** One thing that an audit wants of a building. */
export type Request = Audit['requests'][number];

/** After anything was done to an audit: everything that shows it asks again. */
export const renewAudits = () => queryClient.invalidateQueries({ queryKey: api.energyAudit.key() });
