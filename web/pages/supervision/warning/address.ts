import { numberIn, textIn, wordIn, type ReadAddress } from '../../../ui/address.ts';

export type WarningsAddress = {
  readonly view: 'episodes' | 'rules' | 'templates';
  readonly state: 'all' | 'open' | 'ended' | 'withdrawn';
  readonly rule: string | undefined;
  readonly building: string | undefined;
  readonly severity: 'all' | 'info' | 'warning' | 'error';
  /** The open episode; 0: none. */
  readonly episode: number;
};

export const readWarnings: ReadAddress<WarningsAddress> = (given) => ({
  view: wordIn(given, 'view', ['episodes', 'rules', 'templates'], 'episodes'),
  state: wordIn(given, 'state', ['all', 'open', 'ended', 'withdrawn'], 'all'),
  rule: textIn(given, 'rule'),
  building: textIn(given, 'building'),
  severity: wordIn(given, 'severity', ['all', 'info', 'warning', 'error'], 'all'),
  episode: numberIn(given, 'episode', 0, 0, 2 ** 31 - 1),
});
