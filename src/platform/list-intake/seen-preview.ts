import { sha256 } from '#kernel/hash-chain.ts';
import { hashOfParts, refuseOtherParts } from '#kernel/seen-parts.ts';

type Result = Readonly<Record<string, unknown>>;

/** The parts of a preview, by the names that people use. `rests`: the state of the registry entities that it depends on. */
const parts: readonly { readonly of: (result: Result) => unknown; readonly zh: string; readonly en: string }[] = [
  { of: ({ rests }) => rests, zh: '所涉档案', en: 'the things in the registry that it concerns' },
  { of: ({ decisions, open, settled }) => [decisions, open, settled], zh: '文件的读法', en: 'how the file is read' },
  { of: ({ rejected, kept }) => [rejected, kept], zh: '被拒绝的行、保留的值', en: 'rejected rows and values that are kept' },
  { of: ({ findings }) => findings, zh: '提示和存疑之处', en: 'findings' },
  { of: figuresOf, zh: '新建、更新和读数的数量', en: 'how many are made, changed and read' },
];

const apart: ReadonlySet<string> = new Set(['seconds', 'hash', 'rests', 'decisions', 'open', 'settled', 'rejected', 'kept', 'findings']);

function figuresOf(result: Result): unknown {
  const left = Object.entries(result).filter(([name]) => !apart.has(name));
  return Object.fromEntries(left.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a preview depends on, as one text: the current state of the entities. */
export const restsOf = (things: unknown): string => sha256(JSON.stringify(things));

/** A preview as a hash, part by part; its duration is not included. */
export const previewHash = (result: Result): string => hashOfParts(parts.map(({ of }) => JSON.stringify(of(result) ?? null)));

/** @throws Problem `seen-not-latest`, with the differences from the preview that was shown */
export const refuseOtherPreview = (seen: string, result: Result): void => refuseOtherParts(seen, previewHash(result), parts);
