import { dayIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

/** The state of the page of the close: its subject, the job that previews or closes, the day of arrears. */
export const readHeatClose = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  season: textIn(given, 'season'),
  company: textIn(given, 'company'),
  region: textIn(given, 'region'),
  point: textIn(given, 'point'),
  job: textIn(given, 'job'),
  on: dayIn(given, 'on'),
  /** What the bills of a preview are compared with. */
  against: wordIn(given, 'against', ['issued', 'last-season', 'by-area'] as const, 'issued'),
});

export type HeatCloseAddress = ReturnType<typeof readHeatClose>;

/** The settlement points concerned: only the filters that were chosen. */
export const pointsOf = ({ company, region, point }: Pick<HeatCloseAddress, 'company' | 'region' | 'point'>) => ({
  ...(company !== undefined && { company }),
  ...(region !== undefined && { region }),
  ...(point !== undefined && { point }),
});

/** The season that ended last, since it can be closed; if none has ended, the latest that has started. @param seasons the latest first */
export const seasonToClose = (
  seasons: readonly { readonly name: string; readonly from: string; readonly to: string }[],
  today: string,
): string | undefined => (seasons.find(({ to }) => to <= today) ?? seasons.find(({ from }) => from <= today))?.name;
