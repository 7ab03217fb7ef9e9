import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import type { Job } from '#platform/list-intake/job.ts';
import { createIntake, type Intake } from './intake.ts';
import { keeperAfter, keptElsewhere } from './keeper.ts';
import type { Stores, WeatherNeeds } from './needs.ts';
import { identifyFile, placeless, readEpwFile, readTableFile, type OpenIntake, type WeatherFile } from './read-file.ts';
import type { Series } from './store.ts';

/** How to read a file of weather. `zone` is the station's: the default is that of an EPW file's offset, otherwise Asia/Shanghai. */
export type WeatherOptions = {
  /** If omitted: according to the file. */
  readonly station?: string | undefined;
  readonly format?: 'epw' | 'csv' | undefined;
  /** EPW: `typical` by default. csv: `observed`. */
  readonly series?: Series | undefined;
  readonly zone?: string | undefined;
  readonly timeColumn?: string | undefined;
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** The place that keeps the station from now on; if omitted: unchanged, for a new station the bureau that imports it. */
  readonly region?: string | undefined;
};

/** The columns of an EPW file are fixed. Throws `epw-has-columns`. */
function refuseColumns({ timeColumn, columns }: WeatherOptions): void {
  const option = timeColumn === undefined ? '--column' : '--time-column';
  if (timeColumn !== undefined || Object.keys(columns ?? {}).length > 0) throw new Problem('bad-input', 'epw-has-columns', { option });
}

type Completed = WeatherOptions &
  Required<Pick<WeatherOptions, 'station' | 'format'>> & { readonly station: string; readonly format: 'epw' | 'csv' };

/** The options, completed by what the file says itself. Throws Problem `station-needed`, `stations-several`. */
async function completed(file: WeatherFile, asked: WeatherOptions): Promise<Completed> {
  const { station, format } = asked;
  if (station !== undefined && format !== undefined) return { ...asked, station, format };
  const said = await identifyFile(file, station);
  const known = station ?? said.station;
  if (known === null) throw new Problem('bad-input', 'station-needed', { file: file.name });
  return { ...asked, station: known, format: format ?? said.format };
}

const nowhere = { latitude: null, longitude: null, elevationM: null, source: '' };

/** Imports files, and undoes their imports. */
export function importer(needs: WeatherNeeds, store: Stores) {
  const { imports, now } = needs;

  imports.onPlaced('weather', async () => null);
  imports.onUndo('weather', async (on, scope, row, at) => {
    const standing = await keptElsewhere(needs, store, on, scope, row.id);
    if (standing.length > 0) return { standing };
    await store.markUndone(on, wholeProgram, row.id, at);
    // Before the acknowledgement and after the transaction is committed: ClickHouse alone decides what is visible.
    return { after: () => store.values.setState(wholeProgram, row.id, 'undone', at) };
  });
  imports.onMend('weather', async (row) => {
    if (await store.values.isShown(wholeProgram, row.id)) return { import: row.id };
    await store.values.sweep(wholeProgram, row.id);
    return null;
  });

  /** Imports a file of weather. All of it becomes visible together, or nothing. */
  async function importFile(scope: Scope, file: string, options: WeatherOptions) {
    const began = now();
    const ran = await imports.run(scope, { kind: 'weather', file, options: { ...options } }, (job) => read(scope, job, options));
    const { station, format } = ran.result as { station: string; format: string };
    await needs.audit(scope, { action: 'import', subject: `import:${ran.import}`, detail: { kind: 'weather', station, format } });
    const { station: _, format: __, ...intake } = ran.result as Intake & { station: string; format: string };
    return { import: ran.import, ...intake, seconds: (now() - began) / 1000 };
  }

  async function read(scope: Scope, job: Job, asked: WeatherOptions): Promise<Record<string, unknown>> {
    if (job.file === null) throw new Problem('bad-input', 'no-such-file', { file: '' });
    const options = await completed(job.file, asked);
    const series = options.series ?? (options.format === 'epw' ? 'typical' : 'observed');
    const had = await store.heldStation(sameForAll, options.station);
    const region = await keeperAfter(needs, scope, options.station, had, options.region);
    let station = had;
    const open: OpenIntake = async (place, zone) => {
      const { name, ...where } = place ?? { ...nowhere, name: '' };
      const made =
        had !== undefined && place === null && had.region === region
          ? had
          : await store.putStation(
              sameForAll,
              { ...where, code: options.station, name: name || options.station, zone: zone.name, region },
              now(),
            );
      station = made;
      return createIntake((rows) =>
        store.values.append(wholeProgram, { station: made.id, series, received: job.now, import: job.id }, rows),
      );
    };
    if (options.format === 'epw') refuseColumns(options);
    const mapping = { ...options, columns: options.columns ?? {}, zoneOfStation: had?.zone, series };
    const intake = await (options.format === 'epw'
      ? readEpwFile(job.file, { series, zone: options.zone }, open)
      : readTableFile(job.file, mapping, open));
    if (station === undefined || intake.values === 0)
      throw new Problem('bad-input', 'no-weather', { file: job.file.name, rejected: intake.rejectedCount });
    await store.standOn(needs.postgres, wholeProgram, job.id, station.id, now());
    await store.values.setState(wholeProgram, job.id, 'shown', now());
    return { ...intake, station: station.code, format: options.format, findings: [...intake.findings, ...placeless(station)] };
  }

  return importFile;
}
