import { stringify } from 'yaml';
import type { Seen } from './chronicle.ts';
import type { Entry, Kind } from './entry.ts';
import type { Fault, Placed } from './read.ts';

/** The id prefix of entries that two persons have checked against the printed text. */
const prefix = 'checked/';

/** The id under which the city stores its confirmation of an entry. */
export const checkedId = (id: string): string => (isChecked(id) ? id : `${prefix}${id}`);

export const isChecked = (id: string): boolean => id.startsWith(prefix);

/** The city's own file of confirmed entries of a kind. */
export const checkedFileName = (kind: Kind): string => `${prefix}${kind}.yaml`;

const header = `# Confirmed from the printed text by two persons. The program writes this file; what was confirmed is changed by a new check.
`;

/** Such a file with all existing versions, and one more. @param entry the new version, in the form of the file */
export function checkedFile(kind: Kind, before: readonly Seen[], entry: object): string {
  const own = before.filter((one) => one.kind === kind && isChecked(one.held.id)).map(({ written }) => withoutKind(written));
  return `${header}${stringify({ kind, entries: [...own, entry] }, { lineWidth: 0 })}`;
}

/** An entry in the form of its file: what is written for it, without its kind. */
export function withoutKind(written: string): Record<string, unknown> {
  const { kind: _kind, ...entry } = JSON.parse(written) as Record<string, unknown>;
  return entry;
}

/** Content that only the program may write, in a file submitted by a person: each new version that says who typed or confirmed it. */
export function byHandFaults(entries: readonly Placed[], fresh: readonly { readonly id: string; readonly version: number }[]): Fault[] {
  const added = new Set(fresh.map(({ id, version }) => `${id}@${version}`));
  const isNew = ({ held }: Entry) => added.has(`${held.id}@${held.version}`);
  const says = ({ held }: Entry) => isChecked(held.id) || held.confirmed !== undefined || held.withdrawn !== undefined || 'entered' in held;
  return entries
    .filter((entry) => isNew(entry) && says(entry))
    .map(({ file, held, lineAt }) => ({ file, line: lineAt([]), code: 'knowledge-confirmed-by-hand', evidence: { entry: held.id } }));
}
