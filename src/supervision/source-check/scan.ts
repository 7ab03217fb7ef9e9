import { headBytes, safeFileName, safeType, type KeptWith } from '#registry/attachments/facts.ts';
import type { Download } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Check } from './facts.ts';
import type { SourceCheckNeeds } from './needs.ts';

/** The size limit of a scan stored with a check. */
const mostBytes = 50_000_000;

/** Stores an upload as the scan of a page. Throws `no-such-file`, `attachment-too-large`, `source-check-scan-type`. */
export async function keepScan({ imports }: SourceCheckNeeds, scope: Scope, upload: string): Promise<KeptWith> {
  const kept = await imports.keepFor(scope, upload, { as: 'attachment', mostBytes, headBytes });
  const [name, type] = [safeFileName(kept.name), safeType(kept.head)];
  if (type === 'application/octet-stream') {
    await imports.dropKept(kept.id);
    throw new Problem('bad-input', 'source-check-scan-type', { name });
  }
  return { spool: kept.id, name, type, bytes: kept.bytes, sha256: kept.sha256 };
}

/** The scan of a check. Throws `source-check-scan-lost`. */
export async function openScan({ imports }: SourceCheckNeeds, { id, scan }: Check): Promise<Download> {
  const body = await imports.openKept(scan.spool);
  if (body === null) throw new Problem('not-found', 'source-check-scan-lost', { check: id, name: scan.name });
  return { name: scan.name, type: scan.type, body };
}
