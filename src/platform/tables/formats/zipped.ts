import { Problem } from '#kernel/problem.ts';
import { parcelFilesIn } from '../parcel.ts';
import type { OpenBytes } from '../unpack.ts';
import type { Zip } from '../zip.ts';

/** Names of files that contain readings or lists, as text. */
const texts = /\.(?:csv|tsv|txt|xml|dat|nem1?[23]?|asc)$/iu;
/** What programs put into archives in addition to the intended files. */
const beside = /(?:^|\/)(?:__MACOSX\/|\.|thumbs\.db|desktop\.ini|readme|license|licence)|\/$/iu;

/**
 * The one file of an archive that is a table; null if the archive is a workbook.
 * @throws Problem `not-a-table` if no file in it can be one, `zip-several` if several are possible
 */
export function fileInZip(zip: Zip): OpenBytes | null {
  if (zip.size('[Content_Types].xml') !== undefined || zip.size('mimetype') !== undefined) return null;
  const parcel = parcelFilesIn(zip);
  if (parcel !== null) return () => zip.open(parcel.energy);
  const files = zip.names().filter((name) => !beside.test(name));
  const [only, ...others] = files.filter((name) => texts.test(name));
  if (only === undefined) throw new Problem('bad-input', 'not-a-table', { looksLike: 'zip' });
  if (others.length > 0) throw new Problem('bad-input', 'zip-several', { files: [only, ...others].slice(0, 10).join(', ') });
  return () => zip.open(only);
}
