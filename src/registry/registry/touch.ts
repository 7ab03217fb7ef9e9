import { wholeProgram } from '#kernel/unscoped.ts';
import type { RegistryInternals } from './cache/internals.ts';
import { touchedMeters } from './store/meter-store.ts';

/**
 * Lets those who draw lines from meters know which meters have changed, and waits for them. The marks were written with the change; they
 * stay until `metersSettled`, so that what fails here is done at the next start.
 */
export async function tellTouched(internals: RegistryInternals): Promise<void> {
  if (internals.touched.length === 0) return;
  const marks = await touchedMeters(internals.postgres, wholeProgram);
  if (marks.length === 0) return;
  for (const listener of internals.touched) await listener(marks);
}
