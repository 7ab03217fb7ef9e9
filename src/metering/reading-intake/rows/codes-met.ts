import { codeForm } from '#platform/tables/code-form.ts';
import { Problem } from '#kernel/problem.ts';
import { units, type Unit } from '#kernel/carrier.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterLookupResult as Found } from '../admit.ts';
import type { Table } from '#platform/tables/table.ts';
import { type Batch, faultNumber } from '../batch.ts';
import { areOwnHeadings, carrierTold, refuseOtherCarriers, type CarrierOfMeter } from '../units/carrier-of-meter.ts';
import type { createCellReader } from './cells.ts';
import type { Codes } from './codes.ts';
import type { FileInspection } from '../inspection/file-inspection.ts';
import type { FileSays } from '../file-says.ts';
import { type Plan, valueColumns } from '../columns/layout.ts';
import { refuseDiffering, type FileMultiplier } from './multiplier-differs.ts';
import { refuseUnread } from '../units/multipliers-refused.ts';
import { netText, refuseNetOfImport } from '../inspection/net-values.ts';
import { physicalIn } from '../units/not-energy.ts';
import type { Fresh, IntakeNeeds } from './intake-needs.ts';
import type { Says } from '../inspection/says.ts';

/** The number of codes compared; in a larger file only this many are. */
const most = 200_000;

/**
 * Keeps the codes of a file. If one differs from another only in notation (`AB-01`, `ａｂ－０１`, `00777`, `777`), and does not exist, its
 * readings would create a separate metering point: `codes-apart` is thrown. To keep both, they can be registered first.
 */
function createCodesApart(): { readonly add: (codes: readonly string[], there: ReadonlySet<string>) => void } {
  const first = new Map<string, { readonly code: string; readonly isThere: boolean }>();
  return {
    add(codes, there) {
      for (const code of codes) {
        const form = codeForm(code);
        const held = first.get(form);
        const isThere = there.has(code);
        if (held !== undefined && held.code !== code && !(held.isThere && isThere))
          throw new Problem('bad-input', 'codes-apart', { one: held.code, other: code });
        if (held === undefined && first.size < most) first.set(form, { code, isThere });
      }
    },
  };
}

type OpenedReadings = {
  readonly source: { readonly table: Table };
  readonly seen: FileInspection;
  readonly reader: ReturnType<typeof createCellReader>;
  readonly codes: Codes;
  readonly slots: readonly number[];
  readonly file: FileSays;
  /** Titles, and the names of the sheet and the file. */
  readonly names: readonly string[];
};

/** Called for each code that occurs for the first time: what it is, its number in the file, whether it existed before. */
type Know = (code: string, looked: Found, slot: number, isThere: boolean) => void;

/** The codes of a file as they occur, with their multipliers according to the file. */
export function createCodesMet(opened: OpenedReadings, needs: IntakeNeeds, says: Says, isRegister: boolean) {
  const { seen, reader, codes } = opened;
  const numbers = createNumbersSeen();
  const apart = createCodesApart();
  const kinds = new Set<SeriesFacts['kind'] | 'none'>();
  const meters = new Map<number, SeriesFacts>();
  const freshOf = freshReader(opened, isRegister);
  return {
    kinds: kinds as ReadonlySet<SeriesFacts['kind'] | 'none'>,
    wordsOnly: numbers.wordsOnly,
    /** Processes the current portion of the reader. Throws what `lookedUp` and `refuseUnread` throw. */
    async meet(know: Know): Promise<void> {
      const first = numbers.first(reader.batch(), codes.texts.length);
      const fresh = first.map(freshOf);
      if (fresh.length > 0) {
        const { there, found } = await lookedUp(opened, needs, says, { fresh, first, apart });
        found.forEach((looked, at) => {
          const [{ code }, slot] = [fresh[at] as Fresh, first[at] as number];
          kinds.add(there.has(code) && 'meter' in looked ? looked.meter.kind : 'none');
          if ('meter' in looked) meters.set(slot, looked.meter);
          know(code, looked, slot, there.has(code));
        });
      }
      const { multiplied } = valuesRead(seen.plan, seen.header);
      const codeOf = (slot: number): string | undefined => codes.texts[slot];
      refuseUnread(reader.unreadMultipliers, multiplied, codeOf, (slot) => meters.get(slot));
    },
  };
}

/** Looks up the codes that occur for the first time. @throws Problem `values-physical`, `multiplier-differs`, `carrier-of-meter` */
async function lookedUp(
  opened: OpenedReadings,
  needs: IntakeNeeds,
  says: Says,
  {
    fresh,
    first,
    apart,
  }: { readonly fresh: readonly Fresh[]; readonly first: readonly number[]; readonly apart: ReturnType<typeof createCodesApart> },
): Promise<{ readonly there: ReadonlySet<string>; readonly found: readonly Found[] }> {
  const { seen, slots, reader, file } = opened;
  const there = await needs.known(fresh.map(({ code }) => code));
  apart.add(
    fresh.map(({ code }) => code),
    there,
  );
  if (says.unit === undefined && says.carrier === undefined)
    refusePhysical(seen, slots, { first, codes: fresh.map(({ code }) => code), there });
  const found = await needs.lookUp(fresh, file.kind);
  refuseNetOfImport(seen, found);
  if (says.carrier === undefined && !areOwnHeadings(seen.header))
    refuseOtherCarriers(carriersTold(opened, there, first, found), opened.names, says.valueColumn !== undefined);
  if (says.multiplier === undefined)
    refuseDiffering(timesOf(opened, fresh, first, found), reader.batch(), valuesRead(seen.plan, seen.header));
  return { there, found };
}

/** The file's statements about the carriers of metering points that existed before. */
function carriersTold(
  { seen, slots, reader, codes }: OpenedReadings,
  there: ReadonlySet<string>,
  first: readonly number[],
  found: readonly Found[],
) {
  return found.flatMap((looked, at): CarrierOfMeter[] => {
    const slot = first[at] as number;
    const code = codes.texts[slot] as string;
    if (!('meter' in looked) || !there.has(code)) return [];
    const { meter } = looked;
    const ofRow = reader.carriers.get(slot);
    if (ofRow !== undefined) return [{ meter, carrier: ofRow, text: null }];
    const column = seen.plan.layout === 'wide' ? slots.indexOf(slot) : 0;
    const named = carrierTold(code, seen.carriers[column] ?? null);
    return named === null ? [] : [{ meter, ...named }];
  });
}

/** The file's multipliers of known metering points. */
function timesOf({ reader }: OpenedReadings, fresh: readonly Fresh[], first: readonly number[], found: readonly Found[]): FileMultiplier[] {
  return found.flatMap((looked, at) => {
    const slot = first[at] as number;
    const times = reader.multipliers.get(slot) ?? (fresh[at] as Fresh).multiplier;
    return 'meter' in looked && times !== undefined ? [{ slot, meter: looked.meter, times }] : [];
  });
}

/** Whether values were multiplied by the file's multiplier, and the heading of their only column. */
const valuesRead = (plan: Plan, header: readonly string[]): { readonly multiplied: boolean; readonly value: string } => ({
  multiplied: plan.layout === 'long' && plan.multiplied === true,
  value: plan.layout === 'long' && plan.minus === undefined ? (header[plan.value] as string).trim() : '',
});

/** Reads what a file says about a code that occurs for the first time. */
function freshReader({ source, seen, codes, slots, reader, file }: OpenedReadings, register: boolean): (slot: number) => Fresh {
  const slotColumn = new Map(slots.map((slot, at) => [slot, at]));
  return (slot) => {
    const code = codes.texts[slot] as string;
    const told = source.table.meters?.get(code);
    const unit = told?.unit ?? unitIn(reader.batch(), slot) ?? file.unitOf?.get(slot) ?? file.unit;
    const named = seen.plan.layout === 'wide' ? seen.carriers[slotColumn.get(slot) ?? -1] : seen.carriers[0];
    const ofRow = told?.carrier ?? reader.carriers.get(slot) ?? null;
    const carrier = ofRow ?? (named?.or === undefined ? (named?.carrier ?? null) : null);
    const open = ofRow === null && named?.or !== undefined ? { open: { text: named.text, carriers: named.or } } : {};
    const multiplier = reader.multipliers.get(slot) ?? seen.times[seen.plan.layout === 'wide' ? (slotColumn.get(slot) ?? -1) : 0]?.times;
    const isPhysical = seen.plan.layout === 'long' && physicalIn(seen.header[seen.plan.value] as string) !== null;
    const isNet = netText(seen, code) !== null;
    return {
      code,
      unit,
      register,
      carrier,
      ...open,
      ...(isNet && { net: true }),
      ...(isPhysical && { physical: true }),
      ...(multiplier !== undefined && { multiplier }),
    };
  };
}

/** The unit that the first reading of a code names in its row; null if it names none that meters count in. */
function unitIn(batch: Batch, slot: number): Unit | null {
  const at = batch.slot.subarray(0, batch.size).findIndex((one, place) => one === slot && batch.fault[place] === 0);
  return at < 0 ? null : (units[batch.unit[at] as number] ?? null);
}

/**
 * Which codes of a file have shown a number yet: a column of words (the day of the week) is not a meter, and none is looked up or created
 * for it.
 */
function createNumbersSeen() {
  /** Codes by number that have shown none, and whether everything they have shown is words or nothing. */
  const waiting = new Map<number, boolean>();
  let known = 0;
  return {
    /**
     * Scans a batch;
     * @returns the codes that show their first number in it, in increasing order.
     * @param count the number of codes so far
     */
    first(batch: Batch, count: number): number[] {
      for (; known < count; known += 1) waiting.set(known, true);
      if (waiting.size === 0) return [];
      const found: number[] = [];
      for (let at = 0; at < batch.size; at++) {
        const slot = batch.slot[at] as number;
        const fault = batch.fault[at] as number;
        if (!waiting.has(slot)) continue;
        if (fault === 0) {
          waiting.delete(slot);
          found.push(slot);
        } else if (fault !== faultNumber.empty && fault !== faultNumber['not-a-number']) waiting.set(slot, false);
      }
      return found.toSorted((a, b) => a - b);
    },
    /** The codes that have shown only words or nothing. */
    wordsOnly: (): number[] => [...waiting].flatMap(([slot, only]) => (only ? [slot] : [])),
  };
}

/** Codes that occur for the first time, the numbers of their columns among `slots`, and which of them exist. */
type FirstMet = { readonly codes: readonly string[]; readonly first: readonly number[]; readonly there: ReadonlySet<string> };

/** Throws `values-physical` if new metering points would be created for values that only points have. */
function refusePhysical(
  { plan, header }: { readonly plan: Plan; readonly header: readonly string[] },
  slots: readonly number[],
  { codes, first, there }: FirstMet,
): void {
  if (plan.layout === 'months' || plan.layout === 'days') return;
  const headings = valueColumns(plan).map((column) => header[column] as string);
  const isOwn = plan.layout === 'wide';
  for (const [at, code] of codes.entries()) {
    const heading = headings[isOwn ? slots.indexOf(first[at] as number) : 0] ?? '';
    const what = there.has(code) || (!isOwn && there.size > 0) ? null : physicalIn(heading);
    if (what !== null) throw new Problem('bad-input', 'values-physical', { column: heading.trim(), why: what, code });
  }
}
