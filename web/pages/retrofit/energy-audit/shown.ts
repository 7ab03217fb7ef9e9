import { api, queryClient, type client } from '../../../api.ts';

/** An energy audit as the contract returns it. */
export type Audit = Awaited<ReturnType<typeof client.energyAudit.show>>;

/** One request of an audit to a building. */
export type Request = Audit['requests'][number];

type Indicator = Audit['indicators'][number];

export const indicatorKey = ({ carrier, indicator }: Pick<Indicator, 'carrier' | 'indicator'>): string => `${carrier} ${indicator}`;

/** The value of an indicator, as a cell shows it. */
export const indicatorCell = ({ value, unit, indicator }: Pick<Indicator, 'value' | 'unit' | 'indicator'>) => ({
  value,
  unit: unit !== '1' ? unit : indicator.endsWith('-share') ? 'share' : '',
});

/** Called after any change to an audit: everything that shows it reloads. */
export const renewAudits = () => queryClient.invalidateQueries({ queryKey: api.energyAudit.key() });
