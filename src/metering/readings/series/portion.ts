import type { Staged } from '#metering/reading-intake/staging.ts';
import { quantityIn, type Rows, type Run } from '#metering/counter-line/counter-line.ts';

/** Rows of meters, collected one by one in columns that grow, and passed on together. */
export function createPortion() {
  let room = allocate(1024);
  let size = 0;
  return {
    size: () => size,
    /** Row `i` of a meter's rows. */
    add(meter: number, rows: Rows, i: number): void {
      if (size === room.meter.length) room = widened(room);
      room.meter[size] = meter;
      room.at[size] = rows.at[i] as number;
      room.width[size] = rows.width[i] as number;
      room.value[size] = rows.value[i] as number;
      room.unit[size] = rows.unit[i] as number;
      room.received[size] = rows.received[i] as number;
      room.import[size++] = rows.import[i] as number;
    },
    /** Adds a row with that instant and width which a run repeats, with the quantity of row `like`. */
    addTold(meter: number, rows: Rows, like: number, by: Run): void {
      if (size === room.meter.length) room = widened(room);
      room.meter[size] = meter;
      room.at[size] = rows.at[like] as number;
      room.width[size] = rows.width[like] as number;
      room.value[size] = quantityIn(rows, like, by.unit);
      room.unit[size] = by.unit;
      room.received[size] = by.received;
      room.import[size++] = by.import;
    },
    /** Returns the content; the portion is empty then, and uses new memory. */
    cut(): Staged {
      const [full, count] = [room, size];
      [room, size] = [allocate(1024), 0];
      return {
        meter: full.meter.subarray(0, count),
        at: full.at.subarray(0, count),
        width: full.width.subarray(0, count),
        value: full.value.subarray(0, count),
        unit: full.unit.subarray(0, count),
        received: full.received.subarray(0, count),
        import: full.import.subarray(0, count),
      };
    },
  };
}

function allocate(size: number): Staged {
  return {
    meter: new Uint32Array(size),
    at: new Uint32Array(size),
    width: new Uint32Array(size),
    value: new Float64Array(size),
    unit: new Uint8Array(size),
    received: new Float64Array(size),
    import: new Uint32Array(size),
  };
}

function widened(columns: Staged): Staged {
  const wide = allocate(columns.meter.length * 2);
  for (const name of Object.keys(wide) as (keyof Staged)[]) wide[name].set(columns[name]);
  return wide;
}
