import type { Staged } from '#door/staging.ts';
import { knownNow } from '#kernel/known.ts';
import { programScope } from '#kernel/scope.ts';
import type { Lives, Rows } from '#line/line.ts';
import { beside } from './beside.ts';
import type { DayColumns } from './day-store.ts';
import { changedFindings, findingKey } from './findings.ts';
import type { Held, Holding } from './holding.ts';
import { gather } from './gather.ts';
import { readInReach } from './ladder.ts';
import { judgeLive, type LiveKept } from './live-judge.ts';
import { ownRows } from './own-rows.ts';
import type { Inner } from './readings.ts';
import { beginDrawing, type Moved, type Redrawn } from './redraw.ts';
import type { Touches } from './draw-touched.ts';
import type { FindingRow } from './state-store.ts';
import { addRow, dropRows, keptOf, reached, trim, type TailRow } from './tails.ts';
import type { Touch } from './windows.ts';

/** A reading that passed the door, and the message that it came with. */
export type LiveRow = TailRow & { readonly meter: number; readonly of: Fate };

/** How the readings of a message fared; all of them were received at one instant (ms). */
export type Fate = { readonly import: number; received: number; accepted: number; repeated: number; revised: number };

/** A group that was drawn in memory as far as its readings allow, and waits to be written. */
export type Drawn = {
  readonly byMeter: ReadonlyMap<number, readonly LiveRow[]>;
  /** What is kept of it and what is told, of the meters that were drawn. */
  readonly kept: LiveKept;
  readonly touches: Touches;
  /** Meters that the readings held in memory do not tell enough of. */
  readonly late: readonly Moved[];
  readonly days: DayColumns[];
  readonly drawing: ReturnType<typeof beginDrawing>;
};

const daysTogether = 16_384;

/** Puts the readings of a group into the tails of their meters and draws their days from these. What repeats others is taken out of the tails again. */
export async function drawGroup(rows: readonly LiveRow[], holding: Holding, lives: Lives): Promise<Drawn> {
  const byMeter = Map.groupBy(rows, (row) => row.meter);
  await holding.warm([...byMeter.keys()]);
  const days: DayColumns[] = [];
  const kept: LiveKept = { rows: [], runs: [] };
  const seen = (meter: number, drawn: Rows): void => {
    const isGone = judgeLive(byMeter.get(meter) as LiveRow[], drawn, lives, kept);
    const tail = holding.get(meter)?.tail;
    if (isGone !== null && tail?.rows.at === drawn.at) dropRows(tail, isGone);
  };
  const drawing = beginDrawing({ own: null, keep: async (some) => void days.push(some), seen }, daysTogether);
  const touches = new Map<number, Touch>();
  const late: Moved[] = [];
  for (const [meter, some] of byMeter) {
    const held = holding.get(meter);
    const touch = touchOf(some);
    touches.set(meter, touch);
    if (held === undefined) {
      for (const { of } of some) of.accepted += 1;
      kept.rows.push(...some);
    } else if (!(await drawHeld(held, some, touch, drawing))) late.push(movedOf(held, touch));
  }
  return { byMeter, kept, touches, late, days, drawing };
}

function touchOf(rows: readonly LiveRow[]): Touch {
  return { first: Math.min(...rows.map((row) => row.at)), last: Math.max(...rows.map((row) => row.at + row.width)) };
}

function movedOf({ drawable: { id, meter, zone }, tail }: Held, touch: Touch): Moved {
  return { id, meter, zone, touch, extent: { ...tail.extent } };
}

function drawHeld(held: Held, rows: readonly LiveRow[], touch: Touch, drawing: Drawn['drawing']): Promise<boolean> {
  const { drawable, tail } = held;
  for (const row of rows) addRow(tail, { ...row, received: row.of.received });
  const part = reached(tail, drawable.meter.kind, drawable.zone, touch);
  return drawing.one(movedOf(held, touch), part.rows, part.window);
}

/** The group is received later than it was drawn with, by so many ms. */
export function postpone({ byMeter, kept, touches }: Drawn, holding: Holding, by: number): void {
  if (by === 0) return;
  const fates = new Set([...byMeter.values()].flatMap((rows) => rows.map((row) => row.of)));
  const first = [...fates].reduce((earliest, { received }) => Math.min(earliest, received), Infinity);
  for (const meter of touches.keys()) {
    const tail = holding.get(meter)?.tail.rows;
    for (let at = tail?.to ?? 0; tail !== undefined && at-- > 0;) {
      if ((tail.received[at] as number) >= first) tail.received[at] = (tail.received[at] as number) + by;
    }
  }
  for (const fate of fates) fate.received += by;
  kept.runs.splice(0, kept.runs.length, ...kept.runs.map((run) => ({ ...run, received: run.received + by })));
}

/** Writes a group: its readings, then what follows from them. Alone in the lane, and while nobody asks what is known now. */
export async function writeGroup(inner: Pick<Inner, 'store' | 'settler'>, drawn: Drawn, holding: Holding, since: number): Promise<void> {
  const { store, settler } = inner;
  const { kept, drawing, days } = drawn;
  await drawLate(inner, drawn);
  await Promise.all([store.add(programScope, columnsOf(kept.rows)), tellExtents(inner, drawn, holding)]);
  // after what is kept: a run tells of what was in force by it
  await settler.tell(kept.runs);
  const redrawn = await drawing.end();
  const number = settler.nextDrawing();
  const changed = changedOf(redrawn, holding);
  for (const { day } of days) await settler.months.loosen(day);
  await Promise.all([
    ...days.map((some) => store.addDays(programScope, { drawn: number, since }, some)),
    store.addFindings(programScope, number, changed),
  ]);
  keepFindings(changed, holding);
  for (const meter of drawn.touches.keys()) {
    const held = holding.get(meter);
    if (held !== undefined) trim(held.tail, keptOf[held.drawable.meter.kind] + held.tail.extent.widest);
  }
  holding.shed();
}

/** Draws the meters that the readings held in memory do not tell enough of: from the store, and from what came. */
async function drawLate({ store, settler }: Pick<Inner, 'store' | 'settler'>, { late, byMeter, drawing }: Drawn): Promise<void> {
  if (late.length === 0) return;
  const own = ownRows(columnsOf(late.flatMap(({ id }) => byMeter.get(id) ?? [])));
  const hidden = settler.visibility.hidden(knownNow);
  const read: Parameters<typeof readInReach>[1] = (meters, from, to) =>
    beside(gather(store.readings({ scope: programScope, meters }, { from, to, known: knownNow, hidden })), own(meters));
  await readInReach(late, read, drawing.one);
}

function columnsOf(rows: readonly LiveRow[]): Staged {
  return {
    meter: Uint32Array.from(rows, (row) => row.meter),
    at: Uint32Array.from(rows, (row) => row.at),
    width: Uint32Array.from(rows, (row) => row.width),
    value: Float64Array.from(rows, (row) => row.value),
    unit: Uint8Array.from(rows, (row) => row.unit),
    received: Float64Array.from(rows, (row) => row.of.received),
    import: Uint32Array.from(rows, (row) => row.import),
  };
}

const day = 86_400;

/** Where data end is told up to the end of the day (UTC), so that it need not be told with every reading: an extent may be too wide, never too narrow. */
async function tellExtents({ store }: Pick<Inner, 'store'>, { touches }: Drawn, holding: Holding): Promise<void> {
  const grown = [...touches.keys()].flatMap((meter) => {
    const held = holding.get(meter);
    if (held === undefined) return [];
    const { tail, told } = held;
    const { first, last, widest } = tail.extent;
    if (first >= told.first && last <= told.last && widest <= told.widest) return [];
    held.told = { meter, first: Math.min(first, told.first), last: Math.max(Math.ceil(last / day) * day, told.last), widest };
    return [held.told];
  });
  if (grown.length > 0) await store.addExtents(programScope, grown);
}

type Changed = FindingRow & { readonly gone: number };

/** What is new about the findings of the stretches drawn, against those held. */
function changedOf(redrawn: Redrawn, holding: Holding): Changed[] {
  const before = [...redrawn.stretches.keys()].flatMap((meter) => holding.get(meter)?.findings ?? []);
  const known = new Map(before.map((row) => [findingKey(row), row]));
  return changedFindings(before, redrawn).filter((row) => {
    const held = known.get(findingKey(row));
    return row.gone === 1 || held === undefined || held.evidence !== row.evidence || held.severity !== row.severity;
  });
}

function keepFindings(changed: readonly Changed[], holding: Holding): void {
  for (const [meter, rows] of Map.groupBy(changed, (row) => row.meter)) {
    const held = holding.get(meter);
    if (held === undefined) continue;
    const keys = new Set(rows.map(findingKey));
    held.findings = [...held.findings.filter((row) => !keys.has(findingKey(row))), ...rows.filter((row) => row.gone === 0)];
  }
}
