import type { Cell } from '../write.ts';

const written = /^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2})(?<second>:\d{2})?(?:\.\d+)?(?<offset>Z|[+-]\d{2}:\d{2})$/u;

/**
 * A column of ISO 8601 instants with the same offset, as local times that a sheet can calculate with; the offset is returned once.
 * @returns null if the column contains anything else, or instants with several offsets
 * @example localTimes(['2025-03-01T08:15:00+08:00', null])?.zone // 'UTC+8'
 */
export function localTimes(
  cells: readonly Cell[],
): { readonly held: (Date | null)[]; readonly format: string; readonly zone: string } | null {
  const offsets = new Set<string>();
  const held: (Date | null)[] = [];
  for (const cell of cells) {
    if (cell === null || cell === '') {
      held.push(null);
      continue;
    }
    const parts = typeof cell === 'string' ? written.exec(cell)?.groups : undefined;
    if (parts === undefined) return null;
    offsets.add(parts['offset'] ?? '');
    // times in a sheet have no zone: the wall clock time as written
    held.push(new Date(`${parts['day']}T${parts['time']}${parts['second'] ?? ':00'}Z`));
  }
  const [offset, ...others] = [...offsets];
  if (offset === undefined || others.length > 0) return null;
  return { held, format: 'yyyy-mm-dd hh:mm', zone: zoneName(offset) };
}

function zoneName(offset: string): string {
  const short = offset
    .replace('Z', '')
    .replace(/:00$/u, '')
    .replace(/^(?<sign>[+-])0/u, '$<sign>');
  return short === '' || short === '+0' ? 'UTC' : `UTC${short}`;
}
