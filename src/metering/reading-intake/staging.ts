/** Readings that passed the intake, as columns: seconds, 0.0001 of the unit, ms. */
export type Staged = {
  meter: Uint32Array;
  at: Uint32Array;
  width: Uint32Array;
  value: Float64Array;
  unit: Uint8Array;
  received: Float64Array;
  import: Uint32Array;
};

const portion = 1_000_000;
const first = 4096;

/**
 * Collects readings and passes them on in large portions, so that the store writes fewer and larger pieces. While one portion is being sent
 * the next one is filled; the same two sets of columns are reused.
 * @param stage takes a portion; its columns are valid until it is done, those of the last portion permanently
 */
export function createStaging(importId: number, stage: (rows: Staged, last: boolean) => Promise<void>) {
  let columns = allocate(first);
  let spare: Staged | null = null;
  let size = 0;
  let sending: Promise<void> = Promise.resolve();

  const send = async (last: boolean): Promise<void> => {
    await sending;
    const full = columns;
    [columns, spare] = [last ? allocate(0) : (spare ?? allocate(full.meter.length)), full];
    sending = stage(cutTo(full, size, importId), last);
    size = 0;
    // Awaited before the next portion; until then a failure must not count as unhandled.
    sending.catch(() => undefined);
  };
  return {
    add(meter: number, at: number, width: number, value: number, unit: number, received: number): void {
      if (size === columns.meter.length) columns = wider(columns);
      columns.meter[size] = meter;
      columns.at[size] = at;
      columns.width[size] = width;
      columns.value[size] = value;
      columns.unit[size] = unit;
      columns.received[size] = received;
      size += 1;
    },
    async flushIfFull(): Promise<void> {
      if (size >= portion) await send(false);
    },
    async flush(): Promise<void> {
      if (size > 0) await send(true);
      await sending;
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
    import: new Uint32Array(0),
  };
}

function cutTo(columns: Staged, size: number, importId: number): Staged {
  return {
    meter: columns.meter.subarray(0, size),
    at: columns.at.subarray(0, size),
    width: columns.width.subarray(0, size),
    value: columns.value.subarray(0, size),
    unit: columns.unit.subarray(0, size),
    received: columns.received.subarray(0, size),
    import: new Uint32Array(size).fill(importId),
  };
}

function wider(columns: Staged): Staged {
  const wide = allocate(columns.meter.length * 2);
  wide.meter.set(columns.meter);
  wide.at.set(columns.at);
  wide.width.set(columns.width);
  wide.value.set(columns.value);
  wide.unit.set(columns.unit);
  wide.received.set(columns.received);
  return wide;
}
