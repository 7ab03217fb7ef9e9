import type { Say } from '#platform/list-intake/job.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { RowAside } from '#metering/readings/readings.ts';
import { buildElement, hourElement, hourFields, parcelMeter, rowsOf, type ParcelFiles } from '#platform/tables/parcel.ts';
import { daysOf } from './days.ts';
import { versionNamed, type Receipt } from './facts.ts';
import { itemPlaces, type ItemPlace } from './item-places.ts';
import type { UploadNeeds } from './needs.ts';
import { openParcelFile } from './parcel-file-store.ts';
import { addHours, type Hours } from './parcel-hours.ts';
import { receiptStore, type ReceiptRow } from './store.ts';
import { createTurns } from './turns.ts';

/** A parcel that is handed in: an upload by the requester. */
export type ParcelGiven = { readonly file: string; readonly version?: number | undefined };

/** The content of an import of a parcel, in addition to the receipt. */
export type ParcelAnswer = Receipt & {
  readonly import: number;
  readonly centre: string;
  readonly day: string;
  readonly findings: readonly Finding[];
};

/**
 * Incoming parcels: each version once, its rows through the single entry point of readings; hours that it no longer contains are set aside.
 */
export function createIncomingParcels(needs: UploadNeeds) {
  const store = receiptStore(needs.postgres);
  const inTurn = createTurns();
  needs.readings.onLaterStanding(async (id) => {
    const row = await store.ofImport(wholeProgram, id);
    if (row === null) return [];
    const [later] = (await store.versions(wholeProgram, row.centre, row.day)).filter((one) => !one.undone && one.version > row.version);
    if (later === undefined) return [];
    return [{ code: 'later-parcel-stands', severity: 'error', evidence: { import: later.import, version: later.version } }];
  });
  return {
    /**
     * Takes a parcel in and answers with its receipt; the same bytes again get the same receipt.
     * @throws Problem `no-such-file`, `not-a-parcel`, `parcel-name-unsafe`, `parcel-older`, `parcel-differs`, `centre-of-another`,
     * `xml-broken`, `parcel-row-incomplete`, `parcel-other-day`, `too-large-inside`
     */
    async receive(scope: Scope, given: ParcelGiven, say: Say): Promise<ParcelAnswer> {
      const file = await needs.imports.fileOf(scope, given.file);
      const { files } = await openParcelFile(file.path);
      const version = given.version ?? versionNamed(file.name) ?? (await versionInside(file.path));
      return inTurn(`${files.centre} ${files.day}`, () =>
        takeParcel(
          { ...needs, store },
          scope,
          { ...files, version, file: file.id, path: file.path, sha256: file.sha256, name: file.name },
          say,
        ),
      );
    },
    /** The newest parcel of each centre and day in [from, to) that a scope sees. */
    async received(scope: Scope, from: string, to: string): Promise<ReceiptRow[]> {
      daysOf(from, to);
      return store.list(scope, from, to);
    },
  };
}

type Taking = UploadNeeds & { readonly store: ReturnType<typeof receiptStore> };

type Parcel = ParcelFiles & {
  readonly version: number | null;
  readonly file: string;
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
};

async function takeParcel(needs: Taking, scope: Scope, parcel: Parcel, say: Say): Promise<ParcelAnswer> {
  const { store } = needs;
  const { centre, day, sha256 } = parcel;
  await refuseOthersCentre(store, scope, centre);
  const again = await store.withSha(wholeProgram, centre, day, sha256);
  if (again !== null) return answerOf(again, []);
  const versions = await store.versions(checkedByCaller, centre, day);
  const latest = versions[0]?.version ?? 0;
  const version = parcel.version ?? latest + 1;
  if (version < latest) throw new Problem('conflict', 'parcel-older', { version, latest, centre, day });
  if (version === latest) throw new Problem('conflict', 'parcel-differs', { version, latest, centre, day });
  await checkRows(parcel);
  const base = versions.find((one) => !one.undone);
  await bringRows(needs, scope, parcel, { version, base }, say);
  const row = await store.withSha(wholeProgram, centre, day, sha256);
  if (row === null) throw new Problem('busy', 'parcel-not-finished', { seconds: 10 });
  await needs.access.audit(scope, {
    action: 'parcel-receive',
    subject: `parcel:${row.receipt}`,
    region: { where: [`import:${row.import}`] },
    detail: { ...row.counts, import: row.import },
  });
  return answerOf(row, await findingsOf(needs, scope, row));
}

/** Imports its rows as readings, sets aside hours that it no longer contains, and writes the receipt in the same step. */
async function bringRows(
  needs: Taking,
  scope: Scope,
  parcel: Parcel,
  { version, base }: { readonly version: number; readonly base: ReceiptRow | undefined },
  say: Say,
): Promise<void> {
  const { store, readings } = needs;
  const { centre, day, sha256 } = parcel;
  const places = itemPlaces(needs.registry.items());
  const prepare = (codes: readonly string[], job: { id: number; preview: boolean; now: number }) =>
    makeMeters(needs, scope, codes, places, job);
  await readings.bring(
    scope,
    {
      file: parcel.file,
      options: { kind: 'interval', interval: '1h', layout: 'long' },
      prepare,
      settle: async (came, job) => {
        const aside = base === undefined ? nothingAside : await asideBetween(needs, scope, base, parcel);
        const counts = {
          rows: came.readings,
          accepted: came.accepted,
          revised: came.revised,
          repeated: came.repeated,
          withdrawn: aside.gone.length,
          rejected: came.rejectedCount + came.missing,
        };
        const result = { ...came, withdrawn: counts.withdrawn };
        const row: ReceiptRow = {
          receipt: `${centre}${day.replaceAll('-', '')}-${version}-${sha256.slice(0, 12)}`,
          centre,
          day,
          version,
          sha256,
          counts,
          import: job.id,
          region: 'region' in scope.sees ? scope.sees.region : null,
          actor: scope.actor,
          at: new Date(needs.now()),
          undone: false,
        };
        const note = `${centre} ${day} ${version}`;
        await readings.setRowsAside(scope, job, { ...aside, note }, result, (on) => store.add(on, scope, row));
        return result;
      },
    },
    say,
  );
}

const nothingAside = { gone: [] as RowAside[], back: [] as RowAside[] };

async function findingsOf(needs: Taking, scope: Scope, { import: id }: ReceiptRow): Promise<readonly Finding[]> {
  const { result } = await needs.imports.get(scope, id);
  const found = (result as { readonly findings?: readonly Finding[] } | null)?.findings;
  return found ?? [];
}

function answerOf(row: ReceiptRow, findings: readonly Finding[]): ParcelAnswer {
  const { receipt, version, sha256, counts, centre, day } = row;
  return { receipt, version, sha256, ...counts, import: row.import, centre, day, findings };
}

/** A centre belongs to the region whose key its first parcel was sent with. */
async function refuseOthersCentre(store: Taking['store'], scope: Scope, centre: string): Promise<void> {
  if ('all' in scope.sees) return;
  const owner = await store.ownerOf(wholeProgram, centre);
  const own = 'region' in scope.sees ? scope.sees.region : '';
  if (owner !== undefined && owner !== own) throw new Problem('not-allowed', 'centre-of-another', { centre });
}

/** The version from the zip's own note, if its name does not give one. */
async function versionInside(path: string): Promise<number | null> {
  const { note } = await openParcelFile(path);
  const found = /version=(?<version>[1-9]\d{0,8})$/u.exec(note);
  return found === null ? null : Number(found.groups?.['version']);
}

/** Reads both files to their ends before anything is taken in: a parcel is refused whole, or its rows one by one. */
async function checkRows({ path, build, energy, day }: Parcel): Promise<void> {
  const { zip } = await openParcelFile(path);
  const broken = (cause: unknown): never => {
    if (cause instanceof Problem && cause.code === 'xlsx-broken') throw new Problem('bad-input', 'parcel-broken', cause.evidence);
    throw cause;
  };
  try {
    for await (const _rows of rowsOf(() => zip.open(build), buildElement, ['F_BuildID'])) continue;
    let row = 0;
    for await (const rows of rowsOf(() => zip.open(energy), hourElement, hourFields))
      for (const [, building, item, start, end] of rows) {
        row += 1;
        if (!building || !item || !start || !end) throw new Problem('bad-input', 'parcel-row-incomplete', { row });
        if (!start.startsWith(day)) throw new Problem('bad-input', 'parcel-other-day', { row, day });
      }
  } catch (cause) {
    broken(cause);
  }
}

/** Creates the metering points `BUILDING/ITEM` that do not exist yet, each below the next item above it; rows of others are rejected. */
async function makeMeters(
  { registry }: Taking,
  scope: Scope,
  codes: readonly string[],
  places: ReadonlyMap<string, ItemPlace>,
  job: { readonly id: number; readonly preview: boolean; readonly now: number },
): Promise<void> {
  const wanted = new Map<string, { building: string; item: string }>();
  for (const code of codes) {
    const at = code.lastIndexOf('/');
    const [building, item] = [code.slice(0, at), code.slice(at + 1)];
    const place = places.get(item) ?? placeOfUnknown(item, places);
    if (at <= 0 || place === null) continue;
    // the carrier as a whole is above all others, whether it came first or not
    for (const one of new Set([item, place.root])) wanted.set(parcelMeter(building, one), { building, item: one });
  }
  const known = new Set((await registry.meterFacts(scope, { meters: [...wanted.keys()] }, asOfNow)).map(({ code }) => code));
  const fresh = [...wanted].filter(([code]) => !known.has(code));
  if (fresh.length === 0) return;
  const buildings = [...new Set(fresh.map(([, { building }]) => building))];
  const there = await registry.meterFacts(scope, { buildings }, asOfNow);
  const items = Map.groupBy(
    [...there.flatMap(({ code, item }) => (item === null ? [] : [{ code, item }])), ...fresh.map(([code, { item }]) => ({ code, item }))],
    ({ code }) => code.slice(0, code.lastIndexOf('/')),
  );
  await registry.createMeters(
    scope,
    fresh.map(([code, { building, item }]) => {
      const { carrier, unit } = places.get(item) ?? (placeOfUnknown(item, places) as ItemPlace);
      const above = nearestAbove(
        item,
        (items.get(building) ?? []).filter((one) => one.code === parcelMeter(building, one.item)).map((one) => one.item),
      );
      return { code, carrier, unit, kind: 'interval', building, item, ...(above !== null && { parent: parcelMeter(building, above) }) };
    }),
    job,
  );
}

/** An item that the lists do not contain is placed by its first two digits. */
function placeOfUnknown(item: string, places: ReadonlyMap<string, ItemPlace>): ItemPlace | null {
  if (!/^\d{2}[0-9A-Z]{3}$/u.test(item)) return null;
  return places.get(`${item.slice(0, 2)}000`) ?? null;
}

const stem = (item: string): string => item.slice(0, 2) + item.slice(2).replace(/0+$/u, '');

/** The nearest of some items that contains another: `01A00` contains `01A10`. */
export function nearestAbove(item: string, items: readonly string[]): string | null {
  const above = items.filter((one) => one !== item && stem(one).length < stem(item).length && stem(item).startsWith(stem(one)));
  return above.toSorted((a, b) => stem(b).length - stem(a).length)[0] ?? null;
}

/** The hours that an earlier version had and this one no longer has, and the hours of this one that are currently set aside. */
async function asideBetween(needs: Taking, scope: Scope, base: ReceiptRow, parcel: Parcel) {
  const earlier = await needs.imports.withSource(await needs.imports.get(programScope, base.import), (path) => hoursOfFile(path));
  const later = await hoursOfFile(parcel.path);
  const gone = [...earlier.keys()].filter((name) => !later.has(name));
  const codes = new Set([...gone, ...later.keys()].map(meterOfName));
  const meters = new Map((await needs.registry.meterFacts(scope, { meters: [...codes] }, asOfNow)).map((one) => [one.code, one]));
  const spanOf = (name: string, hours: Hours): RowAside[] => {
    const meter = meters.get(meterOfName(name));
    return meter === undefined ? [] : spanIn(meter, name, hours.get(name)?.end ?? '');
  };
  const standing = await needs.readings.rowsAside(scope, [...meters.values()]);
  const told = new Set<string>();
  // every hour is checked only if something is set aside
  if (standing.length > 0)
    for (const name of later.keys()) for (const { meter, from } of spanOf(name, later)) told.add(`${meter.id} ${from}`);
  return {
    gone: gone.flatMap((name) => spanOf(name, earlier)),
    back: standing.filter(({ meter, from }) => told.has(`${meter.id} ${from}`)),
  };
}

function meterOfName(name: string): string {
  const [building = '', item = ''] = name.split('\n');
  return parcelMeter(building, item);
}

/** The instants of an hour that is named by its local time. */
function spanIn(meter: MeterFacts, name: string, end: string): RowAside[] {
  const zone = createZone(meter.zone) as Zone;
  const [, , start = '', number = '1'] = name.split('\n');
  const [begins, ends] = [localOf(start), localOf(end)];
  const from = number === '1' ? zone.toUtc(begins) : zone.laterUtc(begins);
  const to = ends === begins ? from + 3600 : zone.laterUtc(ends);
  return Number.isFinite(from) && to > from ? [{ meter, from, to }] : [];
}

const localOf = (text: string): number => Math.floor(Date.parse(`${text.replace(' ', 'T')}Z`) / 1000);

async function hoursOfFile(path: string): Promise<Hours> {
  const { zip, files } = await openParcelFile(path);
  const hours: Hours = new Map();
  for await (const rows of rowsOf(() => zip.open(files.energy), hourElement, hourFields)) addHours(hours, rows);
  return hours;
}
