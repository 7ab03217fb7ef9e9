import { withoutKind } from '#platform/knowledge/facts.ts';

type Version = { readonly held: { readonly version: number; readonly withdrawn?: object | undefined }; readonly written: string };

/** The version that takes everything confirmed out of force, whatever was confirmed last. @param own all versions of it, at least one */
export function withdrawnVersion(
  own: readonly Version[],
  withdrawn: { readonly by: string; readonly at: string; readonly reason: string },
) {
  const last = own.toSorted((a, b) => b.held.version - a.held.version)[0];
  if (last === undefined) throw new Error('nothing was confirmed');
  return { ...withoutKind(last.written), version: last.held.version + 1, withdrawn };
}
