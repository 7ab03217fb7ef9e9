import type { client } from '../../../api.ts';

type Input = Required<Omit<Parameters<typeof client.settings.change>[0], 'backups' | 'signIn' | 'seen'>>;

/** The settings as in the form: numbers as typed, coverage in per cent. */
export type Draft = {
  readonly cityName: string;
  readonly mapNumber: string;
  readonly tiles: string;
  readonly tilesBy: string;
  readonly notice: string;
  readonly open: boolean;
  readonly consent: boolean;
  readonly leastArea: string;
  readonly leastCoverage: string;
  readonly leastBuildings: string;
  /** Code of a place; empty: no targets are listed. */
  readonly targetsOf: string;
  /** Years; empty: forever. */
  readonly filesKeptYears: string;
};

/** The version that was read, if settings have been changed before. */
export const seenOf = (changedAt: string | null): { seen?: string } => (changedAt === null ? {} : { seen: changedAt });

type SettingsAnswer = Awaited<ReturnType<typeof client.settings.get>>;

export function draftOf({
  cityName,
  mapNumber,
  tiles,
  tilesBy,
  disclosure,
  filesKeptYears,
}: Pick<SettingsAnswer, 'cityName' | 'mapNumber' | 'tiles' | 'tilesBy' | 'disclosure' | 'filesKeptYears'>): Draft {
  const { notice, open, consent, leastArea, leastCoverage, leastBuildings, targetsOf } = disclosure;
  const percent = String(Math.round(leastCoverage * 1000) / 10);
  return {
    cityName,
    mapNumber,
    tiles,
    tilesBy,
    notice,
    open,
    consent,
    leastArea: String(leastArea),
    leastCoverage: percent,
    leastBuildings: String(leastBuildings),
    targetsOf,
    filesKeptYears: filesKeptYears === null ? '' : String(filesKeptYears),
  };
}

/** As the server expects it; undefined if a number is invalid. */
export function inputOf(draft: Draft): Input | undefined {
  const { cityName, mapNumber, tiles, tilesBy, notice, open, consent, targetsOf } = draft;
  const [leastArea, percent, leastBuildings] = [draft.leastArea, draft.leastCoverage, draft.leastBuildings].map((text) =>
    text.trim() === '' ? Number.NaN : Number(text),
  );
  if (leastArea === undefined || percent === undefined || leastBuildings === undefined) return undefined;
  const good = leastArea >= 0 && percent >= 0 && percent <= 100 && Number.isInteger(leastBuildings) && leastBuildings >= 3;
  const years = draft.filesKeptYears.trim() === '' ? null : Number(draft.filesKeptYears);
  if (!good || (years !== null && !(Number.isInteger(years) && years >= 1 && years <= 100))) return undefined;
  const disclosure = { open, consent, notice, leastArea, leastCoverage: percent / 100, leastBuildings, targetsOf };
  return { cityName, mapNumber, tiles: tiles.trim(), tilesBy, disclosure, filesKeptYears: years };
}
