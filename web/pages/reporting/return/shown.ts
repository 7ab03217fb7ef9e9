import type { client } from '../../../api.ts';

/** A return as the requester may see it. */
export type ReturnShown = Awaited<ReturnType<typeof client.return.show>>;

export type FieldShown = ReturnShown['fields'][string];

/** The text of a value in a box. */
export const textOf = (value: FieldShown['value'] | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
