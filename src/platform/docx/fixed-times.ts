import { unzipSync, zipSync } from 'fflate';

/** Zip entries carry a local time without a zone; this one is written identically everywhere. */
const packedAt = new Date(1980, 0, 1);

const madeOrChanged = /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/gu;

/**
 * A Word document independent of the clock of the machine that wrote it: the same input gives the same bytes.
 * @param at ms UTC, the creation and modification time in the document
 */
export function withFixedTimes(docx: Uint8Array, at: number): Uint8Array {
  const files = unzipSync(docx);
  const core = files['docProps/core.xml'];
  if (core !== undefined)
    files['docProps/core.xml'] = new TextEncoder().encode(
      new TextDecoder().decode(core).replaceAll(madeOrChanged, `$1${new Date(at).toISOString()}$3`),
    );
  return zipSync(files, { mtime: packedAt });
}
