import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { touches } from '#metering/counter-line/reach.ts';
import type { Device, LineFinding } from '#metering/counter-line/counter-line.ts';
import type { MeterDefinition } from '../facts.ts';
import type { LineWorkers } from './line-workers.ts';
import { cutLines, drawLines, emptyMeasured, partOf, type Measured, type Drawing, type Piece, type Stretch } from './lines.ts';
import type { ReadingStore } from '../series/store.ts';

export type { Measured } from './lines.ts';

/** The parts of time that are measured: bounds in seconds UTC, and the local day of each (days since 1970-01-01). */
export type Atoms = {
  readonly edges: Float64Array;
  readonly days: Int32Array;
  /** Every part is one whole local day, so day rows are sufficient. */
  readonly wholeDays: boolean;
};

export type MeasureNeeds = {
  readonly store: ReadingStore;
  /** The imports whose readings do not count for a question as known then. */
  readonly hidden: (known: AsOf) => number[];
  /** How large questions are drawn; if omitted, everything is drawn in this thread. */
  readonly apart?: Apart;
  /** See `Drawing`. */
  readonly briefFrom?: number;
};

/** Threads to draw in, and an entry to the read for each part, so that others do not wait for the whole. Sizes are meters × seconds. */
export type Apart = {
  readonly drawers: LineWorkers;
  readonly enter: <T>(work: () => Promise<T>) => Promise<T>;
  /** From this size on it pays off: some two million readings of 15 minutes. */
  readonly much?: number;
  /** The amount that a thread is given at a time. */
  readonly portion?: number;
};

/**
 * What each meter measured in each atom. Day rows answer for whole days in which nothing moved after the question's time; for the others
 * the line is drawn from the readings, around them alone, and large amounts in threads.
 */
export async function measure(
  scope: Scope,
  meters: readonly MeterDefinition[],
  atoms: Atoms,
  known: MeasuredAsOf,
  needs: MeasureNeeds,
): Promise<Map<number, Measured>> {
  const { store, hidden, apart, briefFrom } = needs;
  const enter = apart?.enter ?? ((work) => work());
  const measured = new Map(meters.map((one) => [one.id, emptyMeasured(atoms.days.length)]));
  const all = { first: 0, end: atoms.days.length };
  // day rows are based on all readings, later ones too
  const raw =
    atoms.wholeDays && known.measured === undefined
      ? await enter(() => fromDays(scope, meters, atoms, known, store, measured))
      : new Map(meters.map((one) => [one.id, [all]]));
  for (let turn = 0; raw.size > 0; turn += 1) {
    for (const [id, stretches] of raw) if (stretches.length <= turn) raw.delete(id);
    const asked = meters.flatMap((one) => {
      const stretch = raw.get(one.id)?.[turn];
      return stretch === undefined ? [] : [{ ...one, stretch }];
    });
    if (asked.length === 0) break;
    const pieces = await enter(() => withExtents(store, scope, asked)).then((some) => endedBy(some, known));
    const drawing = () => ({ edges: atoms.edges, known, hidden: hidden(known), mostHidden: atoms.wholeDays, briefFrom });
    const into = ({ id, stretch: { first, end } }: Piece) => partOf(measured.get(id) as Measured, first, end);
    if (apart === undefined || sizeOf(pieces, atoms) < (apart.much ?? 2e9))
      await enter(() => cutLines(store, scope, pieces, drawing(), into));
    else await cutApart(scope, partsOf(pieces, atoms, apart.portion), apart, drawing, into);
  }
  return measured;
}

/** The findings of the line within a question's range, as known then. */
export async function findingsOf(scope: Scope, meters: readonly MeterDefinition[], atoms: Atoms, known: AsOf, needs: MeasureNeeds) {
  const findings: { meter: number; found: LineFinding }[] = [];
  const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
  const stretch = { first: 0, end: atoms.days.length };
  const pieces = await withExtents(
    needs.store,
    scope,
    meters.map((one) => ({ ...one, stretch })),
  );
  const drawing = { edges: atoms.edges, known, hidden: needs.hidden(known), briefFrom: needs.briefFrom };
  await drawLines(needs.store, scope, pieces, drawing, (one, _line, told) => {
    for (const found of told) if (touches(found, range)) findings.push({ meter: one.id, found });
  });
  return findings;
}

/** Fills in what day rows can answer, and returns for each meter the stretches that they cannot. */
async function fromDays(
  scope: Scope,
  meters: readonly MeterDefinition[],
  atoms: Atoms,
  known: AsOf,
  store: ReadingStore,
  measured: Map<number, Measured>,
): Promise<Map<number, Stretch[]>> {
  const late = new Map<number, Stretch[]>();
  if (meters.length === 0) return late;
  const before = Math.min(known.received, known.recorded);
  const firstDay = atoms.days[0] as number;
  const ids = meters.map((one) => one.id);
  for await (const block of store.days({ scope, meters: ids }, firstDay, (atoms.days.at(-1) as number) + 1)) {
    for (let row = 0; row < block.rows; row++) {
      const meter = block.meter[row] as number;
      const at = (block.day[row] as number) - firstDay;
      if ((block.since[row] as number) > before) {
        late.set(meter, withDay(late.get(meter) ?? [], at));
        continue;
      }
      const held = measured.get(meter) as Measured;
      held.use[at] = block.use[row] as number;
      held.seconds[at] = block.seconds[row] as number;
      held.longest[at] = block.longest[row] as number;
    }
  }
  return late;
}

/** Days no further apart than this are drawn together: the days between are drawn in vain, but the readings around each are read once. */
const near = 31;

/** Stretches with one more day, which is later than all of them. */
function withDay(stretches: Stretch[], at: number): Stretch[] {
  const last = stretches.at(-1);
  if (last === undefined || at - last.end > near) stretches.push({ first: at, end: at + 1 });
  else stretches[stretches.length - 1] = { first: last.first, end: at + 1 };
  return stretches;
}

/** Those that have readings, with where these begin and end. */
export async function withExtents<D extends MeterDefinition>(
  store: ReadingStore,
  scope: Scope,
  meters: readonly D[],
): Promise<(D & Pick<Piece, 'extent'>)[]> {
  if (meters.length === 0) return [];
  const extents = new Map((await store.extents({ scope, meters: meters.map((one) => one.id) })).map((row) => [row.meter, row]));
  return meters.flatMap((one) => {
    const extent = extents.get(one.id);
    return extent === undefined ? [] : [{ ...one, extent }];
  });
}

/** As though no later reading or device existed: that instant is the end of everything. */
function endedBy(pieces: readonly Piece[], { measured }: MeasuredAsOf): readonly Piece[] {
  if (measured === undefined) return pieces;
  const end = Math.floor(measured / 1000);
  return pieces.map((one) => ({
    ...one,
    meter: { ...one.meter, devices: devicesBy(one.meter.devices, end) },
    extent: { ...one.extent, last: Math.min(one.extent.last, end) },
  }));
}

/** The devices installed by then; the final value of the last of them is not known then. */
function devicesBy(devices: readonly Device[], end: number): readonly Device[] {
  const there = devices.filter(({ since }) => since <= end);
  return there.length === devices.length ? devices : there.map((one, at) => (at === there.length - 1 ? { ...one, end: null } : one));
}

function sizeOf(pieces: readonly Piece[], atoms: Atoms): number {
  return pieces.reduce((sum, piece) => sum + secondsOf(piece, atoms), 0);
}

function secondsOf({ stretch: { first, end } }: Piece, { edges }: Atoms): number {
  return (edges[end] as number) - (edges[first] as number);
}

/** Parts of similar size, in the order in which readings are stored. */
function partsOf(pieces: readonly Piece[], atoms: Atoms, portion = 4e9): Piece[][] {
  const parts: Piece[][] = [];
  let room = 0;
  for (const piece of pieces.toSorted((a, b) => a.id - b.id)) {
    if (room <= 0) {
      parts.push([]);
      room = portion;
    }
    parts.at(-1)?.push(piece);
    room -= secondsOf(piece, atoms);
  }
  return parts;
}

/** Draws parts in threads, as many at a time as there are; the first failure ends the rest. */
async function cutApart(
  { leaves }: Scope,
  parts: readonly Piece[][],
  { drawers, enter }: Apart,
  drawing: () => Drawing,
  into: (piece: Piece) => Measured,
): Promise<void> {
  const failed = new AbortController();
  const ends = leaves === undefined ? failed.signal : AbortSignal.any([leaves, failed.signal]);
  const left = parts.values();
  const liveWrites = async (): Promise<void> => {
    for (const pieces of left) {
      const drawn = await drawers.draw(pieces, drawing, { enter, leaves: ends });
      let first = 0;
      for (const piece of pieces) {
        const end = first + piece.stretch.end - piece.stretch.first;
        const [room, part] = [into(piece), partOf(drawn, first, end)];
        room.use.set(part.use);
        room.seconds.set(part.seconds);
        room.longest.set(part.longest);
        first = end;
      }
    }
  };
  const workers = Array.from({ length: drawers.size }, liveWrites);
  try {
    await Promise.all(workers);
  } catch (error) {
    failed.abort(error);
    await Promise.allSettled(workers);
    throw error;
  }
}
