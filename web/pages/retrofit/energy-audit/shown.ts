import { api, queryClient, type client } from '../../../api.ts';

/** An energy audit as the contract tells it. */
export type Audit = Awaited<ReturnType<typeof client.energyAudit.show>>;

/** One thing that an audit wants of a building. */
export type Request = Audit['requests'][number];

type Indicator = Audit['indicators'][number];

export const indicatorKey = ({ carrier, indicator }: Pick<Indicator, 'carrier' | 'indicator'>): string => `${carrier} ${indicator}`;

/** What an indicator says, as a cell shows it. */
export const indicatorCell = ({ value, unit, indicator }: Pick<Indicator, 'value' | 'unit' | 'indicator'>) => ({
  value,
  unit: unit !== '1' ? unit : indicator.endsWith('-share') ? 'share' : '',
});

/** After anything was done to an audit: everything that shows it asks again. */
export const renewAudits = () => queryClient.invalidateQueries({ queryKey: api.energyAudit.key() });
