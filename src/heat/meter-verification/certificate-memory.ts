import type { Certificate } from './rule.ts';

/** How far certificates were written: the last change of any, and how many changes were taken back. */
export type CertificateVersion = { readonly last: number; readonly withdrawn: number };

type Store = {
  /** Another wherever anything of any certificate was written or taken back. */
  readonly version: () => Promise<CertificateVersion>;
  readonly all: () => Promise<readonly Certificate[]>;
  /** Those that a change behind this one was of, as they stand. */
  readonly since: (last: number) => Promise<readonly Certificate[]>;
};

export type ByMeter = ReadonlyMap<string, readonly Certificate[]>;

type KeptCertificates = { readonly version: CertificateVersion; readonly byMeter: Promise<ByMeter> };

/**
 * All certificates that stand, by metering point, kept in memory. What was written since they were read is read alone, and the certificates
 * of all other meters stay the very same lists; where anything was taken back all are read again.
 */
export function createCertificateMemory({ version, all, since }: Store): () => Promise<ByMeter> {
  let held: KeptCertificates | null = null;
  const read = async (before: KeptCertificates | null): Promise<ByMeter> => {
    const base = before === null ? null : await before.byMeter;
    if (before === null || base === null) return Map.groupBy(await all(), ({ meter }) => meter);
    return renewed(base, await since(before.version.last));
  };
  return async () => {
    const now = await version();
    if (held !== null && held.version.last === now.last && held.version.withdrawn === now.withdrawn) return held.byMeter;
    const byMeter = read(held !== null && held.version.withdrawn === now.withdrawn ? held : null);
    held = { version: now, byMeter };
    byMeter.catch(() => (held = null));
    return byMeter;
  };
}

/** The same with these certificates as they stand now, each with the meter that it is of now and no longer with another. */
function renewed(base: ByMeter, written: readonly Certificate[]): ByMeter {
  const numbers = new Set(written.map(({ certificate }) => certificate));
  const byMeter = new Map(base);
  for (const [meter, certificates] of base)
    if (certificates.some(({ certificate }) => numbers.has(certificate)))
      byMeter.set(
        meter,
        certificates.filter(({ certificate }) => !numbers.has(certificate)),
      );
  for (const one of written) byMeter.set(one.meter, [...(byMeter.get(one.meter) ?? []), one]);
  return byMeter;
}
