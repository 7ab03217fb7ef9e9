import { dayIn, numberIn, textIn, wordIn } from '../../ui/address.ts';

const dayMs = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);

/** What the page shows: the parcels of a target or those that came, in a period; of one day what its version changed. */
export const readUploads = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['sent', 'received'], 'sent'),
  target: textIn(given, 'target'),
  from: dayIn(given, 'from') ?? ago(31),
  to: dayIn(given, 'to') ?? ago(0),
  day: dayIn(given, 'day'),
  version: textIn(given, 'version') === undefined ? undefined : numberIn(given, 'version', 1, 1, 999_999_999),
});

export type UploadsAddress = ReturnType<typeof readUploads>;
