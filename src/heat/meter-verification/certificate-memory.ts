import type { Certificate } from './rule.ts';

/** The version of the certificates: the last change of any, and how many changes were taken back. */
export type CertificateVersion = { readonly last: number; readonly withdrawn: number };

type Store = {
  /** Differs whenever any certificate was written or taken back. */
  readonly version: () => Promise<CertificateVersion>;
  readonly all: () => Promise<readonly Certificate[]>;
  /** The current certificates that were changed after this change. */
  readonly since: (last: number) => Promise<readonly Certificate[]>;
};

export type ByMeter = ReadonlyMap<string, readonly Certificate[]>;

type KeptCertificates = { readonly version: CertificateVersion; readonly byMeter: Promise<ByMeter> };

/**
 * All current certificates, by metering point, cached in memory. Only what was written since the last read is read, and the lists of all
 * other meters keep their identity; if anything was taken back, all are read again.
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

/** The same with these certificates updated, each under its current meter and removed from any other. */
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
