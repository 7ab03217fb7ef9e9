import { z } from 'zod';
import type { RequestContext } from '#kernel/request-context.ts';
import { emptyForm, languageAsked, parametersOf, type DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { fileNote } from '#kernel/file-note.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { codeShape } from '#kernel/shape.ts';
import { today } from '#kernel/today.ts';
import { formatGiven, geojsonFile, geojsonType, type Placed, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { listQuery } from './contract.ts';
import { numberColumns } from './files/export-rows.ts';
import { listColumns } from './files/list-export.ts';
import type { Registry } from './registry.ts';
import { sampleKinds, sampleOf } from './files/samples.ts';

/**
 * The download routes of the registry.
 * @param placeOf the name of the place that a file covers
 * @param note a line above the table, such as the mark of demonstration data
 */
export function registryDownloads(registry: Registry, placeOf: PlaceOf, note: string | undefined): DownloadRoute[] {
  const named: Named = async ({ scope, language, now }, table, region) =>
    fileNameOf({ place: await placeOf(scope, region), when: today(now), name: tableNames[table][language] });
  return [...wholeTables(registry, named, note), list(registry, named, note), samples(registry)];
}

type PlaceOf = (scope: Scope, asked?: string) => Promise<string | undefined>;

const tableNames = {
  buildings: { zh: '建筑台账', en: 'buildings' },
  meters: { zh: '计量表台账', en: 'meters' },
  list: { zh: '建筑列表', en: 'building list' },
} as const;

/** The file name of a download: the place, the day it was made, its content. */
type Named = (context: RequestContext, table: keyof typeof tableNames, region?: string) => Promise<string>;

function wholeTables(registry: Registry, named: Named, note: string | undefined): DownloadRoute[] {
  const tables = { buildings: registry.exportBuildings, meters: registry.exportMeters } as const;
  return (['buildings', 'meters'] as const).map((name) => ({
    path: `/exports/${name}`,
    action: 'export',
    summary: `All ${name} that are seen, as a file that can be imported again`,
    parameters: {
      format:
        name === 'buildings'
          ? { about: 'the format', shape: z.enum([...tableFormat.shape.unwrap().options, 'geojson']).default('csv') }
          : tableFormat,
      region: { about: 'only those in this place', shape: codeShape.optional() },
    },
    types: name === 'buildings' ? [...tableTypes, geojsonType] : tableTypes,
    open: async (context, asked) => {
      const { scope } = context;
      const called = await named(context, name, asked['region']);
      if (name === 'buildings' && asked['format'] === 'geojson')
        return outOnMap(registry, scope, { called, region: asked['region'], note });
      const format = formatGiven(asked['format']);
      await registry.auditExport(scope, name, { format, ...(asked['region'] !== undefined && { region: asked['region'] }) });
      const { header, rows, cleared } = await tables[name](scope, asked['region']);
      return tableFile(called, format, header, rows, { note, kinds: kindsBut(cleared) });
    },
  }));
}

/** Buildings as points: the facts from the beginning as properties, later ones as `dated` (`docs/files.md`). */
async function outOnMap(
  registry: Registry,
  scope: Scope,
  { called, region, note }: { readonly called: string; readonly region: string | undefined; readonly note: string | undefined },
) {
  await registry.auditExport(scope, 'buildings', { format: 'geojson', ...(region !== undefined && { region }) });
  const { header, rows } = await registry.exportBuildings(scope, region);
  return geojsonFile(called, pointsOf(header, rows), note);
}

/** @param rows first a building's own, then one for each day with a change, with its code */
async function* pointsOf(header: readonly string[], rows: AsyncIterable<readonly (string | number | null)[]>): AsyncGenerator<Placed> {
  let open: { readonly first: QueryValues; readonly dated: QueryValues[] } | null = null;
  for await (const cells of rows) {
    const said = Object.fromEntries(
      header.flatMap((field, at) => ((cells[at] ?? null) === null ? [] : [[field, cells[at] as string | number]])),
    );
    if (open !== null && said['code'] === open.first['code']) {
      const { code: _code, from = '', ...later } = said;
      open.dated.push({ from, ...later });
      continue;
    }
    if (open !== null) yield pointOf(open);
    open = { first: said, dated: [] };
  }
  if (open !== null) yield pointOf(open);
}

type QueryValues = Readonly<Record<string, string | number>>;

function pointOf({ first, dated }: { readonly first: QueryValues; readonly dated: readonly QueryValues[] }): Placed {
  const { latitude, longitude, ...rest } = first;
  const later = dated.length === 0 ? {} : { dated };
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return { properties: { ...first, ...later }, geometry: null };
  return { properties: { ...rest, ...later }, geometry: { type: 'Point', coordinates: [longitude, latitude] } };
}

/** Exactly what a list shows: the same filter, order and columns as in `GET /buildings`. */
function list(registry: Registry, named: Named, note: string | undefined): DownloadRoute {
  return {
    path: '/exports/building-list',
    action: 'export',
    summary: 'A list of buildings as it is shown: filtered, sorted, with the columns chosen',
    parameters: {
      format: tableFormat,
      lang: languageAsked,
      ...parametersOf(listQuery, 'as in GET /buildings'),
      columns: { about: 'fields, separated by commas', shape: listQuery.shape.columns },
    },
    types: tableTypes,
    open: async (context, asked) => {
      const { scope, language, now } = context;
      const format = formatGiven(asked['format']);
      const rest = Object.fromEntries(Object.entries(asked).filter(([name]) => name !== 'format' && name !== 'lang'));
      const read = listQuery.safeParse(rest);
      if (!read.success) throw new Problem('bad-input', 'bad-list-query', { field: read.error.issues[0]?.path.join('.') ?? '' });
      const { columns: wanted, ...ask } = read.data;
      const columns = listColumns(
        wanted
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      );
      await registry.auditExport(scope, 'buildings', { format, ...rest });
      const { header, rows } = await registry.exportList(scope, { ...ask, columns }, language);
      const told = fileNote({ mark: note, known: undefined, at: now, address: undefined }, language);
      const title = tableNames.list[language];
      return tableFile(await named(context, 'list', ask.region), format, header, rows, { title, note: told, kinds: kindsBut() });
    },
  };
}

/** A small file to start from, with Chinese headings; it can be imported as is. */
function samples(registry: Registry): DownloadRoute {
  return {
    path: '/samples/{kind}',
    action: 'upload',
    summary: 'A sample file to begin with: buildings, meters or readings',
    parameters: { kind: { about: 'of what', shape: z.enum(sampleKinds) }, format: tableFormat },
    types: tableTypes,
    leavesNone: emptyForm,
    open: async ({ scope, now }: RequestContext, asked) => {
      const kind = sampleKinds.find((one) => one === asked['kind']);
      if (kind === undefined) throw new Problem('not-found', 'no-such-sample', { kind: asked['kind'] ?? '', kinds: sampleKinds.join(' ') });
      const lastYear = new Date(now).getUTCFullYear() - 1;
      const { name, header, rows } = sampleOf(kind, await registry.sampleRegion(scope), lastYear);
      return tableFile(name, formatGiven(asked['format']), header, rows);
    },
  };
}

/** Columns that contain numbers, for formats with types. */
/** @param cleared columns that contain texts as well */
const kindsBut = (cleared: readonly string[] = []) =>
  Object.fromEntries(numberColumns.flatMap((name) => (cleared.includes(name) ? [] : [[name, 'number'] as const])));
