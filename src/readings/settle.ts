import type { Clock } from '#kernel/asker.ts';
import { knownNow } from '#kernel/known.ts';
import { programScope } from '#kernel/scope.ts';
import { createGate, createQueue } from './gate.ts';
import type { LineFinding } from '#line/line.ts';
import { touches as touchesStretch } from '#line/reach.ts';
import { redraw, type Counts, type Moved, type Redrawn } from './redraw.ts';
import type { Extent, FindingRow, ReadingStore } from './store.ts';
import { createVisibility, type ImportState } from './visibility.ts';
import type { Touch } from './windows.ts';

/** What was touched on which meters, by id. */
export type Touches = ReadonlyMap<number, Touch>;

export type SettleNeeds = {
  readonly store: ReadingStore;
  readonly clock: Clock;
  /** How these meters are drawn now, with the decisions in force; meters that are no longer there are left out. */
  readonly meters: (ids: readonly number[]) => Promise<ReadonlyMap<number, Pick<Moved, 'meter' | 'zone'>>>;
};

export type Settled = { readonly counts: Counts; readonly findings: readonly { meter: number; found: LineFinding }[]; readonly meters: number };

/**
 * The one judge: everything that moves a line passes here, one after another: an import, its undo, a decision, a swap, another multiplier. Readings are
 * moved hidden, the touched days drawn aside, and then all becomes visible at once.
 */
export async function createSettler(needs: SettleNeeds) {
  const { store, clock } = needs;
  const gate = createGate();
  const queue = createQueue();
  const states = await store.states(programScope);
  const visibility = createVisibility(states);
  let settle = await store.lastSettle(programScope);
  let lastInstant = states.reduce((last, row) => Math.max(last, row.at), 0);

  /** Instants of the record never fall or stand still, so that «before» and «after» are certain even if the clock is set back. */
  const instant = (): number => (lastInstant = Math.max(clock(), lastInstant + 1));

  const setState = async (id: number, state: ImportState['state'], at: number, result: unknown = null): Promise<void> => {
    const row = { import: id, state, settle, at };
    await store.setState(programScope, row, JSON.stringify(result));
    visibility.add(row);
  };

  const drawTouched = async (
    touches: Touches,
    change: { own?: number; without?: number },
    mode: { since: number; preview?: boolean; progress?: (meters: number) => void },
  ): Promise<Settled> => {
    const ids = [...touches.keys()];
    const extents = new Map((await store.extents({ scope: programScope, meters: ids })).map((row) => [row.meter, row]));
    const facts = await needs.meters(ids);
    const moved = ids.flatMap((id) => {
      const fact = facts.get(id);
      const touch = touches.get(id)!;
      return fact === undefined ? [] : [{ id, ...fact, touch, extent: widen(extents.get(id), id, touch) }];
    });
    const hidden = visibility.hidden(knownNow, change);
    const window = (from: number, to: number) => ({ from, to, known: knownNow, hidden });
    const drawn = await redraw(moved, {
      read: (meters, from, to) =>
        mode.preview === true && change.own !== undefined
          ? store.readingsWithStage({ scope: programScope, meters }, window(from, to), change.own)
          : store.readings({ scope: programScope, meters }, window(from, to)),
      keep: mode.preview === true ? async () => undefined : (days) => store.drawDays(programScope, settle, mode.since, days),
      own: change.own ?? null,
      ...(mode.progress === undefined ? {} : { progress: mode.progress }),
    });
    if (mode.preview !== true) await store.drawFindings(programScope, settle, await changedFindings(store, drawn));
    return { counts: drawn.counts, findings: drawn.findings, meters: moved.length };
  };

  const show = async (): Promise<void> => {
    await store.showDrawn(programScope, settle);
  };

  return {
    gate,
    visibility,
    instant,
    /** Now, and not before the last thing that was recorded. */
    now: (): number => Math.max(clock(), lastInstant),

    /**
     * Judges an import that lies in the stage, and shows it whole. The stage is empty afterwards, also after trouble.
     * @param result what the import's record says of it; kept beside the switch, so that a crash before the record is written loses nothing
     */
    settleImport: (id: number, progress: (meters: number) => void, result: (settled: Settled) => unknown): Promise<Settled> =>
      queue(async () => {
        settle += 1;
        try {
          await setState(id, 'begun', instant());
          const touched = await store.touched(programScope, id, 'stage');
          await store.addExtents(programScope, touched);
          await store.move(programScope, id);
          const shownAt = instant();
          const settled = await drawTouched(touchesOf(touched), { own: id }, { since: shownAt, progress });
          await gate.write(async () => {
            await setState(id, 'shown', shownAt, result(settled));
            await show();
            await setState(id, 'settled', shownAt);
          });
          await Promise.all([store.dropDrawn(programScope, settle), store.dropStage(programScope, id)]);
          return settled;
        } catch (trouble) {
          if (!visibility.isVisible(id)) await drop(id);
          throw trouble;
        }
      }),

    /** Judges an import that lies in the stage without keeping anything. */
    previewImport: (id: number): Promise<Settled> =>
      queue(async () => {
        try {
          const touched = await store.touched(programScope, id, 'stage');
          return await drawTouched(touchesOf(touched), { own: id }, { since: 0, preview: true });
        } finally {
          await store.dropStage(programScope, id);
        }
      }),

    /** Takes a shown import back from now on. */
    undoImport: (id: number): Promise<Settled> =>
      queue(async () => {
        settle += 1;
        const touched = await store.touched(programScope, id, 'reading');
        const at = instant();
        const settled = await drawTouched(touchesOf(touched), { without: id }, { since: at });
        await gate.write(async () => {
          await setState(id, 'undone', at);
          await show();
        });
        await store.dropDrawn(programScope, settle);
        return settled;
      }),

    /**
     * Draws meters anew after something else than readings changed: a decision, a swap, a fact. `commit` makes the change itself durable; it is
     * seen together with the new day rows.
     */
    settleChange: (touches: Touches | 'whole', ids: readonly number[], commit: () => Promise<void>): Promise<Settled> =>
      queue(async () => {
        settle += 1;
        return gate.write(async () => {
          await commit();
          const settled = await drawTouched(touches === 'whole' ? await wholeOf(store, ids) : touches, {}, { since: instant() });
          await show();
          await store.dropDrawn(programScope, settle);
          return settled;
        });
      }),

    /** What an import that was shown left as its result; null for one that never was. */
    resultOf: (id: number): Promise<unknown> => store.result(programScope, id),

    /** Drops what lies in the stage for an import that came to nothing. */
    drop: (id: number) => queue(() => drop(id)),

    /** After a crash: what was shown is finished, what was not is swept away. Called once, before anything is asked. */
    repair: async (): Promise<number[]> => {
      for (const row of await store.drawnAside(programScope)) await finishDrawn(row.settle);
      const begun = await unfinished();
      for (const id of begun) await drop(id);
      for (const row of await store.staged(programScope)) await store.dropStage(programScope, row.import);
      return begun;
    },
  };

  async function drop(id: number): Promise<void> {
    await store.dropStage(programScope, id);
    if (await store.isStored(programScope, id)) await store.sweep(programScope, id);
    await setState(id, 'dropped', instant());
  }

  async function unfinished(): Promise<number[]> {
    const last = new Map<number, string>();
    for (const row of await store.states(programScope)) if (last.get(row.import) !== 'shown') last.set(row.import, row.state);
    return [...last].filter(([, state]) => state === 'begun').map(([id]) => id);
  }

  /** A drawing left aside is current if its import was shown (or undone) by it; else it is thrown away. */
  async function finishDrawn(aside: number): Promise<void> {
    const states = await store.states(programScope);
    const shown = states.some((row) => row.settle === aside && (row.state === 'shown' || row.state === 'undone'));
    if (shown) await store.showDrawn(programScope, aside);
    await store.dropDrawn(programScope, aside);
  }
}

export type Settler = Awaited<ReturnType<typeof createSettler>>;

function touchesOf(rows: readonly { meter: number; first: number; last: number }[]): Touches {
  return new Map(rows.map((row) => [row.meter, { first: row.first, last: row.last }]));
}

async function wholeOf(store: ReadingStore, ids: readonly number[]): Promise<Touches> {
  return touchesOf(await store.extents({ scope: programScope, meters: ids }));
}

function widen(held: Extent | undefined, meter: number, touch: Touch): Extent {
  if (held === undefined) return { meter, first: touch.first, last: touch.last, widest: 0 };
  return { ...held, first: Math.min(held.first, touch.first), last: Math.max(held.last, touch.last) };
}

/** New findings of the stretches drawn, and a word that takes back each that stood there before and does no more. */
async function changedFindings(store: ReadingStore, drawn: Redrawn): Promise<(FindingRow & { gone: number })[]> {
  const meters = [...drawn.stretches.keys()];
  const before = await store.findingsOf({ scope: programScope, meters });
  const now = drawn.findings.map(({ meter, found }) => toRow(meter, found));
  const kept = new Set(now.map(findingKey));
  const gone = before.filter((row) => {
    const stretch = drawn.stretches.get(row.meter)!;
    return touchesStretch({ from: row.begins, to: row.ends }, stretch) && !kept.has(findingKey(row));
  });
  return [...now.map((row) => ({ ...row, gone: 0 })), ...gone.map((row) => ({ ...row, gone: 1 }))];
}

function toRow(meter: number, found: LineFinding): FindingRow {
  return {
    meter,
    code: found.code,
    begins: found.from,
    ends: found.to,
    value: found.value ?? 0,
    severity: found.severity,
    evidence: JSON.stringify(found.evidence),
  };
}

function findingKey(row: FindingRow): string {
  return `${row.meter}:${row.code}:${row.begins}:${row.ends}:${row.value}`;
}
