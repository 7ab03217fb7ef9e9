import { Problem } from '#kernel/problem.ts';

/** The load of settlement points at the design temperature, based on a season; null if they were not read. */
export type Forecast = (asked: {
  readonly point: string;
  readonly season: string;
  readonly base: number;
  readonly design: number;
}) => Promise<readonly { readonly point: string; readonly peakKw: number | null }[]>;

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A file with the peak of measured demands filled in: `measured: {points, season}` of a demand becomes the result of `heat forecast` for
 * these points at the file's own base and design temperature, with that as its origin. What cannot be read is left for the reader to
 * report.
 * @throws Problem `heat-plan-not-measured`; what the forecast throws
 */
export async function withMeasured(value: unknown, forecast: Forecast): Promise<unknown> {
  if (!isRow(value) || !Array.isArray(value['demands'])) return value;
  const { base, designOutdoor: design } = value;
  const isMeasured = (value['demands'] as readonly unknown[]).some((row) => isRow(row) && isRow(row['measured']));
  if (!isMeasured || typeof base !== 'number' || typeof design !== 'number') return value;
  const demands: unknown[] = [];
  for (const row of value['demands'] as readonly unknown[]) {
    const measured = isRow(row) ? row['measured'] : undefined;
    demands.push(isRow(row) && isRow(measured) ? { ...row, measured: await peakOf(measured, { base, design }, forecast) } : row);
  }
  return { ...value, demands };
}

async function peakOf(measured: Row, at: { readonly base: number; readonly design: number }, forecast: Forecast): Promise<Row> {
  const { points, season, peakKw } = measured;
  if (peakKw !== undefined || typeof season !== 'string' || !Array.isArray(points)) return measured;
  let sum = 0;
  for (const point of points as readonly unknown[]) {
    if (typeof point !== 'string') return measured;
    const told = (await forecast({ point, season, ...at })).find((one) => one.point === point);
    if (told === undefined || told.peakKw === null) throw new Problem('cannot-do', 'heat-plan-not-measured', { point, season });
    sum += told.peakKw;
  }
  return { ...measured, peakKw: sum, origin: `heat forecast --season ${season} --design ${at.design}: ${points.join(', ')}` };
}
