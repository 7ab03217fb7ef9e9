import type { client } from '../../../api.ts';
import type { RankingAddress } from './address.ts';

export type RankAnswer = Awaited<ReturnType<typeof client.benchmarking.rank>>;

/** The query parameters shared by all tabs of the page. */
export type RankQuestion = {
  readonly region: string | undefined;
  readonly year: number;
  readonly carrier: RankingAddress['carrier'];
  readonly use?: string;
  readonly knownAt?: string;
};
