/** A line of two texts compared: in both, or in one alone. Numbers count from 1. */
export type DiffLine = {
  readonly how: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
};

/** Longer texts would take too long to compare line by line. */
const most = 4000;

/**
 * Merges two texts: common lines, removed lines, added lines, by the longest common subsequence of lines.
 * @example lineDiff('a\nb', 'a\nc') // same a, removed b, added c
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const same = (text: string, at: number, offset: number): DiffLine => ({ how: 'same', text, before: at + 1, after: at + 1 + offset });
  return [
    ...old.slice(0, start).map((text, at) => same(text, at, 0)),
    ...between(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end), start),
    ...old.slice(old.length - end).map((text, at) => same(text, old.length - end + at, fresh.length - old.length)),
  ];
}

const linesOf = (text: string): string[] => text.replace(/\n$/u, '').split('\n');

function between(old: readonly string[], fresh: readonly string[], start: number): DiffLine[] {
  const removed = (at: number): DiffLine => ({ how: 'removed', text: old[at] ?? '', before: start + at + 1, after: null });
  const added = (at: number): DiffLine => ({ how: 'added', text: fresh[at] ?? '', before: null, after: start + at + 1 });
  if (old.length > most || fresh.length > most) return [...old.map((_, at) => removed(at)), ...fresh.map((_, at) => added(at))];
  const common = commonLengths(old, fresh);
  const at = (one: number, other: number): number => common[one * (fresh.length + 1) + other] ?? 0;
  const lines: DiffLine[] = [];
  let [one, other] = [0, 0];
  while (one < old.length || other < fresh.length) {
    if (one < old.length && other < fresh.length && old[one] === fresh[other]) {
      lines.push({ how: 'same', text: old[one] ?? '', before: start + one + 1, after: start + other + 1 });
      one += 1;
      other += 1;
    } else if (other >= fresh.length || (one < old.length && at(one + 1, other) >= at(one, other + 1))) {
      lines.push(removed(one));
      one += 1;
    } else {
      lines.push(added(other));
      other += 1;
    }
  }
  return lines;
}

/** For each pair of remainders, the length of the longest common subsequence of lines. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let one = old.length - 1; one >= 0; one -= 1)
    for (let other = fresh.length - 1; other >= 0; other -= 1)
      common[one * width + other] =
        old[one] === fresh[other]
          ? (common[(one + 1) * width + other + 1] ?? 0) + 1
          : Math.max(common[(one + 1) * width + other] ?? 0, common[one * width + other + 1] ?? 0);
  return common;
}
