import { createZone, type Zone } from '#kernel/zone.ts';
import { Problem } from '#kernel/problem.ts';
import type { FileInspection } from './file-inspection.ts';
import { tellsPeriods } from './layout.ts';
import type { Says } from './says.ts';

/** Options that are taken over, by their names. */
export type CarriedOptions = { readonly zone?: string | undefined; readonly marks?: 'start' | 'end' | undefined };

/**
 * What the sender's last file of the same headings was said to be. `isOfOthers`: it was of other metering points, and none of those of this
 * file is there.
 */
export type Carried = CarriedOptions & { readonly isOfOthers?: boolean };

type Over = { readonly options: CarriedOptions; readonly says: { readonly zone?: Zone; readonly marks?: 'start' | 'end' } };

const nothing: Over = { options: {}, says: {} };

/** A time that names its own clock. */
const hasOffset = /\d(?:\s?(?:Z|UTC|GMT)|[+-]\d{2}:?\d{2})$/iu;

/**
 * The zone and the marks of the sender's last file, of which some of these metering points were, where this one and the sender leave them
 * open: a file whose times name a clock leaves no zone open, one of whole periods no marks.
 * @throws Problem `zone-as-before`, `marks-as-before` where that file was of other metering points, and nothing is known of these
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
  if (said.isOfOthers === true) {
    refuseOther('zone-as-before', 'zone', isZoneOpen ? said.zone : undefined, usualZone);
    refuseOther('marks-as-before', 'marks', areMarksOpen ? said.marks : undefined, 'start');
    return nothing;
  }
  const zone = isZoneOpen && said.zone !== undefined ? createZone(said.zone) : null;
  const marks = areMarksOpen ? said.marks : undefined;
  return {
    options: { ...(zone !== null && { zone: said.zone as string }), ...(marks !== undefined && { marks }) },
    says: { ...(zone !== null && { zone }), ...(marks !== undefined && { marks }) },
  };
}

/** What times are read in where nobody names a zone, as in `admit`. */
const usualZone = 'Asia/Shanghai';

/** Throws where what was said of other metering points is not what is usual. */
function refuseOther(code: string, name: 'zone' | 'marks', said: string | undefined, usual: string): void {
  if (said === undefined || said === usual) return;
  const choices = [said, usual].map((value) => ({ set: { [name]: value } }));
  throw new Problem('bad-input', code, { said, usual, ofOthers: true, choices });
}
