import type { Certificate } from './rule.ts';

type Store = {
  /** Another text whenever anything of any certificate was written or taken back. */
  readonly version: () => Promise<string>;
  readonly all: () => Promise<readonly Certificate[]>;
};

export type ByMeter = ReadonlyMap<string, readonly Certificate[]>;

/** All certificates that stand, by metering point, kept in memory until any of them changes. */
export function createCertificateMemory({ version, all }: Store): () => Promise<ByMeter> {
  let held: { readonly version: string; readonly byMeter: Promise<ByMeter> } | null = null;
  return async () => {
    const now = await version();
    if (held?.version === now) return held.byMeter;
    const byMeter = all().then((found) => Map.groupBy(found, ({ meter }) => meter));
    held = { version: now, byMeter };
    byMeter.catch(() => (held = null));
    return byMeter;
  };
}
