import type { Staged } from '#door/staging.ts';
import { knownNow } from '#kernel/known.ts';
import { programScope } from '#kernel/scope.ts';
import { countRows } from '#line/line.ts';
import type { Rows } from '#line/line.ts';
import type { DayColumns } from './day-store.ts';
import { changedFindings, findingKey } from './findings.ts';
import type { Held, Holding } from './holding.ts';
import { readInReach } from './ladder.ts';
import type { Inner } from './readings.ts';
import { beginDrawing, type Moved, type Redrawn } from './redraw.ts';
import type { Touches } from './settle.ts';
import type { FindingRow } from './state-store.ts';
import { addRow, firstFrom, keptOf, reached, trim, type TailRow } from './tails.ts';
import type { Touch } from './windows.ts';

/** A reading that passed the door, and the message that it came with. */
export type LiveRow = TailRow & { readonly meter: number; readonly of: Fate };

/** How the readings of a message fared; all of them were received at one instant (ms). */
export type Fate = { readonly import: number; received: number; accepted: number; repeated: number; revised: number };

/** A group that was drawn in memory as far as its readings allow, and waits to be written. */
export type Drawn = {
  readonly rows: readonly LiveRow[];
  readonly touches: Touches;
  /** Meters that the readings held in memory do not tell enough of. */
  readonly late: readonly Moved[];
  readonly days: DayColumns[];
  readonly drawing: ReturnType<typeof beginDrawing>;
};

const daysTogether = 16_384;

/** Puts the readings of a group into the tails of their meters and draws their days from these. */
export async function drawGroup(rows: readonly LiveRow[], holding: Holding): Promise<Drawn> {
  const byMeter = Map.groupBy(rows, (row) => row.meter);
  await holding.warm([...byMeter.keys()]);
  const days: DayColumns[] = [];
  const seen = (meter: number, drawn: Rows): void => count(byMeter.get(meter) as LiveRow[], drawn);
  const drawing = beginDrawing({ own: null, keep: async (some) => void days.push(some), seen }, daysTogether);
  const touches = new Map<number, Touch>();
  const late: Moved[] = [];
  for (const [meter, some] of byMeter) {
    const held = holding.get(meter);
    const touch = touchOf(some);
    touches.set(meter, touch);
    if (held === undefined) for (const { of } of some) of.accepted += 1;
    else if (!(await drawHeld(held, some, touch, drawing))) late.push(movedOf(held, touch));
  }
  return { rows, touches, late, days, drawing };
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

/** Adds to each message how its readings of one meter fared. */
function count(rows: readonly LiveRow[], drawn: Rows): void {
  const touch = touchOf(rows);
  const view = { ...drawn, from: firstFrom(drawn, touch.first), to: firstFrom(drawn, touch.last + 1) };
  for (const fate of new Set(rows.map((row) => row.of))) {
    const own = { import: fate.import, received: fate.received, accepted: 0, repeated: 0, revised: 0 };
    countRows(view, own);
    fate.accepted += own.accepted;
    fate.repeated += own.repeated;
    fate.revised += own.revised;
  }
}

/** The group is received later than it was drawn with, by so many ms. */
export function postpone({ rows, touches }: Drawn, holding: Holding, by: number): void {
  if (by === 0) return;
  const first = Math.min(...rows.map((row) => row.of.received));
  for (const meter of touches.keys()) {
    const tail = holding.get(meter)?.tail.rows;
    for (let at = tail?.to ?? 0; tail !== undefined && at-- > 0;) {
      if ((tail.received[at] as number) >= first) tail.received[at] = (tail.received[at] as number) + by;
    }
  }
  for (const fate of new Set(rows.map((row) => row.of))) fate.received += by;
}

/** Writes a group: its readings, then what follows from them. Alone in the lane, and while nobody asks what is known now. */
export async function writeGroup(inner: Pick<Inner, 'store' | 'settler'>, drawn: Drawn, holding: Holding, since: number): Promise<void> {
  const { store, settler } = inner;
  const { rows, late, drawing, days } = drawn;
  await Promise.all([store.add(programScope, columnsOf(rows)), tellExtents(inner, drawn, holding)]);
  const hidden = settler.visibility.hidden(knownNow);
  await readInReach(
    late,
    (meters, from, to) => store.readings({ scope: programScope, meters }, { from, to, known: knownNow, hidden }),
    drawing.one,
  );
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
