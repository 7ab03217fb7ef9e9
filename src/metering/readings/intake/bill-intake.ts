import type { Job } from '#platform/list-intake/job.ts';
import { choicesIn } from '#kernel/choice.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createImportBuffer } from '../compute/import-buffer.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import type { BillOptions } from './bill-options.ts';
import { readBillBook, takeBills } from './bills.ts';
import { createMeterLookup } from './reading-options.ts';
import { createRefused } from './refused.ts';
import { kept, openOf, settleIncoming } from './settle-incoming.ts';

/** A preview of a book that leaves something open is its first question, with the sheets as they stand. */
export async function takeBillBook(internals: ReadingsInternals, scope: Scope, options: BillOptions, job: Job) {
  const began = performance.now();
  const refused = createRefused();
  const found = createMeterLookup(internals, scope, {}, job);
  const hold = createImportBuffer(internals.store, scope, job.id);
  const lookUp = (codes: readonly string[]) =>
    found.lookUp(
      codes.map((code) => ({ code, unit: null, carrier: null })),
      null,
    );
  const read = await readBillBook(job.file as NonNullable<Job['file']>, options);
  const { registry, seasons } = internals;
  try {
    const { taken, beside } = await kept(internals, job, hold, () =>
      takeBills(read, { registry, scope, options, job, refused, lookUp, stage: hold.stage, seasons }),
    );
    return await settleIncoming(internals, scope, job, { taken, refused, found, hold, began, beside });
  } catch (trouble) {
    if (!(job.preview && trouble instanceof Problem && choicesIn(trouble.evidence).length > 0)) throw trouble;
    return { ...openOf(trouble), sheets: read.sheets };
  }
}
