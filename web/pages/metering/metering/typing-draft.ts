import { useEffect, useState } from 'react';
import type { client } from '../../../api.ts';

export type Sheet = Awaited<ReturnType<typeof client.metering.typing.sheet>>;
export type SheetMeter = Sheet['meters'][number];

/** What is typed for one metering point: the day a register was read (if not the usual one), and the text of the value. */
export type TypedRow = { readonly readOn?: string; readonly value: string };

export type TypedRows = Readonly<Record<string, TypedRow>>;

/** A value as the server takes it: a register at a day, a bill from the first of the month to the first of the next. */
export function valuesOf(sheet: Sheet, rows: TypedRows) {
  return sheet.meters.flatMap((meter) => {
    const row = rows[meter.meter];
    if (row === undefined || row.value.trim() === '') return [];
    const value = row.value.trim();
    return [
      meter.kind === 'register'
        ? { meter: meter.meter, time: row.readOn ?? sheet.readOn, value }
        : { meter: meter.meter, time: sheet.from, end: sheet.to, value },
    ];
  });
}

/** What is typed, kept in the tab until it is sent: a reload, an error or a visit to another page loses nothing. */
export function useTyped(key: string): readonly [TypedRows, (rows: TypedRows) => void] {
  const name = `yaodong-typing ${key}`;
  const [rows, setRows] = useState<TypedRows>(() => keptIn(name));
  useEffect(() => {
    if (Object.keys(rows).length === 0) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(rows));
  }, [name, rows]);
  return [rows, setRows];
}

function keptIn(name: string): TypedRows {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}') as TypedRows;
  } catch {
    return {};
  }
}

/** A value once it has not changed for a while. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
