import { createZone, type Zone } from '#kernel/zone.ts';
import type { FileInspection } from '../inspection/file-inspection.ts';
import { tellsPeriods } from '../columns/layout.ts';
import type { Says } from '../inspection/says.ts';

/** Options that are taken over, by name. */
export type CarriedOptions = { readonly zone?: string | undefined; readonly marks?: 'start' | 'end' | undefined };

/** The options of the sender's last file with the same headings. */
export type Carried = CarriedOptions;

type Over = { readonly options: CarriedOptions; readonly says: { readonly zone?: Zone; readonly marks?: 'start' | 'end' } };

const nothing: Over = { options: {}, says: {} };

/** A time that names its own clock. */
const hasOffset = /\d(?:\s?(?:Z|UTC|GMT)|[+-]\d{2}:?\d{2})$/iu;

/**
 * The zone and the marks of the sender's last file, which contained some of these metering points, if this one and the sender leave them
 * open: a file whose times name a clock leaves no zone open, one of whole periods no marks.
 */
export async function carriedOver(
  seen: Pick<FileInspection, 'plan' | 'zone' | 'marks' | 'counts'>,
  says: Pick<Says, 'zone' | 'marks' | 'kind'>,
  rows: readonly (readonly string[])[],
  last: () => Promise<Carried>,
): Promise<Over> {
  const { plan } = seen;
  const time = plan.layout === 'months' ? null : plan.time;
  const namesClock = time !== null && rows.some((cells) => hasOffset.test((cells[time] ?? '').trim()));
  const isZoneOpen = says.zone === undefined && seen.zone === null && !namesClock;
  const isMarked = !tellsPeriods(plan) && !seen.counts && says.kind !== 'register';
  const areMarksOpen = isMarked && says.marks === undefined && seen.marks === null;
  if (!isZoneOpen && !areMarksOpen) return nothing;
  const said = await last();
  const zone = isZoneOpen && said.zone !== undefined ? createZone(said.zone) : null;
  const marks = areMarksOpen ? said.marks : undefined;
  return {
    options: { ...(zone !== null && { zone: said.zone as string }), ...(marks !== undefined && { marks }) },
    says: { ...(zone !== null && { zone }), ...(marks !== undefined && { marks }) },
  };
}
