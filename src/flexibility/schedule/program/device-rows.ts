import { hoursOf, type Hvac, type Pv, type Resource, type Scenario, type Shed, type Shift, type Spell, type Storage } from './scenario.ts';
import type { Balance, Sheet } from './sheet.ts';

/** Power of a resource in a step: the sum of columns times their factors, plus a constant. */
export type DeviceColumns = {
  readonly columns: Int32Array;
  readonly minus: Int32Array;
  readonly fixed: Float64Array;
};

type Place = { readonly soft: boolean; readonly balances: readonly Balance[] };

/** Writes the columns and rows of a resource. For each step, `columns` is its intake and `minus` its output, -1 if there is none. */
export function writeDevice(sheet: Sheet, scenario: Scenario, resource: Resource, place: Place): DeviceColumns {
  const { steps } = scenario;
  const device = { columns: new Int32Array(steps).fill(-1), minus: new Int32Array(steps).fill(-1), fixed: new Float64Array(steps) };
  const writing: Writing = {
    sheet,
    h: hoursOf(scenario),
    soft: place.soft,
    takes(step, column) {
      device.columns[step] = column;
      const { indices, values } = place.balances[step] as Balance;
      indices.push(column);
      values.push(1);
    },
    gives(step, column) {
      device.minus[step] = column;
      const { indices, values } = place.balances[step] as Balance;
      indices.push(column);
      values.push(-1);
    },
    always(step, kw) {
      device.fixed[step] = kw;
      (place.balances[step] as Balance).base += kw;
    },
  };
  switch (resource.kind) {
    case 'pv':
      writePv(writing, resource);
      break;
    case 'shed':
      writeShed(writing, resource);
      break;
    case 'hvac':
      writeRoom(writing, resource);
      break;
    case 'shift':
      if (resource.run === null) writeShift(writing, resource);
      else writeRun(writing, resource, resource.run);
      break;
    case 'battery':
    case 'ev':
      for (const spell of resource.spells) writeSpell(writing, resource, spell);
  }
  return device;
}

type Writing = {
  readonly sheet: Sheet;
  readonly h: number;
  readonly soft: boolean;
  readonly takes: (step: number, column: number) => void;
  readonly gives: (step: number, column: number) => void;
  readonly always: (step: number, kw: number) => void;
};

function writePv({ sheet, gives, always }: Writing, { available, curtail }: Pv): void {
  for (const [step, kw] of available.entries()) {
    if (kw === 0) continue;
    if (curtail) gives(step, sheet.column(0, kw));
    else always(step, -kw);
  }
}

function writeShed({ sheet, h, gives }: Writing, { available, price, maxKwh }: Shed): void {
  const columns: number[] = [];
  for (const [step, kw] of available.entries()) {
    if (kw === 0) continue;
    const column = sheet.column(0, kw);
    gives(step, column);
    sheet.count('cost', column, h * (price[step] as number));
    columns.push(column);
  }
  if (maxKwh !== null && columns.length > 0)
    sheet.row(
      columns,
      columns.map(() => h),
      -Infinity,
      maxKwh,
    );
}

/**
 * Stored energy: S' = S·kept + h(ηc·c − d/ηd). Excess above or below the limits has columns of its own, so that a state is always a value
 * between the limits, plus the excess above, minus the excess below.
 */
function writeSpell(writing: Writing, storage: Storage, spell: Spell): void {
  const { sheet, h, soft } = writing;
  const { kept, chargeEfficiency: into, dischargeEfficiency: out } = storage;
  let before: State = { columns: [], values: [], constant: spell.startKwh };
  if (spell.first === spell.end) due(writing, spell, spell.first, before);
  for (let step = spell.first; step < spell.end; step += 1) {
    if (step === spell.first) due(writing, spell, step, before);
    const power = writeStoragePower(writing, storage, step);
    const [low, high] = [storage.minKwh[step] as number, spell.maxKwh[step] as number];
    const columns = [sheet.column(Math.min(low, high), high)];
    const values = [1];
    if (soft) {
      const [over, under] = [sheet.column(0, Infinity), sheet.column(0, Infinity)];
      columns.push(over, under);
      values.push(1, -1);
      for (const column of [over, under]) sheet.count('state', column, h);
    }
    const rest = before.constant * kept;
    sheet.row(
      [...columns, ...before.columns, ...power.columns],
      [...values, ...before.values.map((by) => -by * kept), ...power.by.map((by) => -h * by)],
      rest,
      rest,
    );
    if (power.columns.length === 2)
      sheet.pairs.push({
        group: storage.code,
        one: [power.columns[0] as number],
        other: [power.columns[1] as number],
        oneMost: storage.kw[step] as number,
        otherMost: storage.dischargeKw[step] as number,
        oneBy: into,
        otherBy: 1 / out,
      });
    before = { columns, values, constant: 0 };
    due(writing, spell, step + 1, before);
  }
}

type State = { readonly columns: readonly number[]; readonly values: readonly number[]; readonly constant: number };

/** Charge and discharge; without losses and wear they share one column that ranges over both. */
function writeStoragePower({ sheet, h, takes, gives }: Writing, storage: Storage, step: number): { columns: number[]; by: number[] } {
  const { chargeEfficiency: into, dischargeEfficiency: out, wear } = storage;
  const [most, least] = [storage.kw[step] as number, storage.dischargeKw[step] as number];
  const columns: number[] = [];
  const by: number[] = [];
  if (into === 1 && out === 1 && wear === 0) {
    const power = sheet.column(-least, most);
    takes(step, power);
    return { columns: [power], by: [1] };
  }
  if (most > 0) {
    const charge = sheet.column(0, most);
    takes(step, charge);
    columns.push(charge);
    by.push(into);
  }
  if (least > 0) {
    const discharge = sheet.column(0, least);
    gives(step, discharge);
    sheet.count('cost', discharge, h * wear);
    columns.push(discharge);
    by.push(-1 / out);
  }
  return { columns, by };
}

/** The amount that has to be stored at an edge. */
function due({ sheet, soft }: Writing, { targets }: Spell, edge: number, state: State): void {
  for (const target of targets) {
    if (target.edge !== edge) continue;
    const wanted = target.kwh - state.constant;
    if (state.columns.length === 0) {
      if (soft) sheet.always('target', Math.max(0, wanted));
      else if (wanted > 0) sheet.row([sheet.column(0, 0)], [1], 1, 1);
      continue;
    }
    const short = soft ? [sheet.column(0, Infinity)] : [];
    for (const column of short) sheet.count('target', column, 1);
    sheet.row([...state.columns, ...short], [...state.values, ...short.map(() => 1)], wanted, Infinity);
  }
}

function writeRoom({ sheet, h, soft, takes }: Writing, room: Hvac): void {
  const { left, gone, r } = room;
  let before: State = { columns: [], values: [], constant: room.start };
  for (const [step, kw] of room.kw.entries()) {
    const columns = [sheet.column(room.low[step] as number, room.high[step] as number)];
    const values = [1];
    if (soft) {
      const [over, under] = [sheet.column(0, Infinity), sheet.column(0, Infinity)];
      columns.push(over, under);
      values.push(1, -1);
      for (const column of [over, under]) sheet.count('comfort', column, h);
    }
    const power = kw > 0 ? [sheet.column(0, kw)] : [];
    for (const column of power) takes(step, column);
    const rest = left * before.constant + gone * ((room.outdoor[step] as number) + r * (room.gain[step] as number));
    sheet.row(
      [...columns, ...before.columns, ...power],
      [...values, ...before.values.map((by) => -by * left), ...power.map(() => -gone * r * (room.heatPerKw[step] as number))],
      rest,
      rest,
    );
    before = { columns, values, constant: 0 };
  }
}

function writeShift({ sheet, h, soft, takes }: Writing, { kw, kwh, first, end }: Shift): void {
  const columns: number[] = [];
  for (let step = first; step < end; step += 1) {
    const column = sheet.column(0, kw);
    takes(step, column);
    columns.push(column);
  }
  const short = soft ? [sheet.column(0, kwh)] : [];
  for (const column of short) sheet.count('target', column, 1);
  sheet.row([...columns, ...short], [...columns.map(() => h), ...short.map(() => 1)], kwh, kwh);
}

/** One run of `run` steps: it starts in one of the steps that leave it enough time, or not at all. */
function writeRun({ sheet, soft, takes }: Writing, { kw, kwh, first, end }: Shift, run: number): void {
  if (run === 0) return;
  const begins: number[] = [];
  for (let step = first; step + run <= end; step += 1) begins.push(sheet.column(0, 1, true));
  const never = soft ? [sheet.column(0, 1)] : [];
  for (const column of never) sheet.count('target', column, kwh);
  sheet.row(
    [...begins, ...never],
    [...begins, ...never].map(() => 1),
    1,
    1,
  );
  let before: number | null = null;
  for (let step = first; step < end; step += 1) {
    const power = sheet.column(0, kw);
    takes(step, power);
    const [on, off] = [begins[step - first], begins[step - first - run]];
    const indices = [power, ...(before === null ? [] : [before]), ...(on === undefined ? [] : [on]), ...(off === undefined ? [] : [off])];
    const values = [1, ...(before === null ? [] : [-1]), ...(on === undefined ? [] : [-kw]), ...(off === undefined ? [] : [kw])];
    sheet.row(indices, values, 0, 0);
    before = power;
  }
}
