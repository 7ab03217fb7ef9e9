import { wholeProgram } from '#kernel/unscoped.ts';
import type { RegistryInternals } from './cache/internals.ts';
import { touchedMeters } from './store/meter-store.ts';

/**
 * Notifies the code that computes lines of the meters that changed, and waits for it. The marks were written with the change and stay until
 * `metersSettled`, so that a failure here is made up for at the next start.
 */
export async function tellTouched(internals: RegistryInternals): Promise<void> {
  if (internals.touched.length === 0) return;
  const marks = await touchedMeters(internals.postgres, wholeProgram);
  if (marks.length === 0) return;
  for (const listener of internals.touched) await listener(marks);
}
