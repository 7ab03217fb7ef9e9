import { modelHolding } from '../point-model.ts';
import { read, cutSteps, type Decision, type Meter, type Reading } from '../oracle.ts';

/** A row of readings as in a file; seconds UTC, width 0 is a register. */
export type Row = { readonly at: number; readonly width: number; readonly value: number };

/** The interval meter whose multiplier is changed again and again, and to which live messages refer. */
export const changedMeter = 'X1';

type Brought = { readonly received: number; readonly rows: ReadonlyMap<string, readonly Row[]> };

/** What must be true after everything that was acknowledged: kept independently of the program, based on the rules alone. */
export class Ledger {
  /** Imports of readings that count, by their number. */
  readonly readings = new Map<number, Brought>();
  /** Those that were undone; what was known before stays known for that time. */
  readonly undone = new Map<number, Brought>();
  /** Live messages that were answered, by name, with the import that they belong to. */
  readonly messages = new Map<string, Brought & { readonly import: number; readonly sentAgain: boolean }>();
  multiplier = 1;
  /** Entries of the contract's ledger, in order. */
  readonly entries: string[] = [];
  readonly words = new Map<string, Decision[]>();
  readonly kinds = new Map<string, Meter['kind']>();
  /** Floor area of each existing building. */
  readonly areas = new Map<string, number>();
  readonly buildingImports = new Map<number, readonly string[]>();
  /** alias -> the building that it stands for */
  readonly merges = new Map<string, string>();
  /** Buildings that later work depends on. */
  readonly touched = new Set<string>();

  takeBack(id: number): void {
    const brought = this.readings.get(id);
    if (brought !== undefined) this.undone.set(id, brought);
    this.readings.delete(id);
  }

  rowsOf(meter: string, withUndone = false): Reading[] {
    const brought = [...this.readings, ...(withUndone ? this.undone : [])].map(([id, one]) => ({ ...one, import: id }));
    return [...brought, ...this.messages.values()].flatMap(({ received, rows, import: id }) =>
      (rows.get(meter) ?? []).map((row) => ({ ...row, value: row.value * 10_000, unit: 'kWh' as const, received, import: id })),
    );
  }

  /** Use of a meter in each step, in kWh, as known then (ms), before anything was undone; null where nothing is known. */
  useOf(meter: string, edges: readonly number[], knownAt = Infinity): (number | null)[] {
    const rows = this.rowsOf(meter, knownAt < Infinity).filter(({ received }) => received <= knownAt);
    const { stretches } = read(this.meterOf(meter), rows);
    return cutSteps(stretches, edges).map(({ rounded }) => (rounded === null ? null : Number(rounded) / 10_000));
  }

  /** What holds at a point as known then (ms), before anything was undone. */
  holdingOf(point: string, knownAt = Infinity) {
    const rows = this.rowsOf(point, knownAt < Infinity).filter(({ received }) => received <= knownAt);
    return modelHolding(rows, [], { hold: 3600, low: null, high: null });
  }

  findingsOf(meter: string) {
    return read(this.meterOf(meter), this.rowsOf(meter)).findings;
  }

  private meterOf(meter: string): Meter {
    const multiplier = { num: meter === changedMeter ? this.multiplier : 1, den: 1 };
    const device = { since: 0, digits: null, multiplier, start: null, end: null, unit: 'kWh' } as const;
    const kind = this.kinds.get(meter) ?? 'interval';
    const decisions = this.words.get(meter) ?? [];
    return { carrier: 'electricity', kind, direction: 'import', capacityKw: null, useUnit: 'kWh', devices: [device], decisions };
  }
}
