import { Problem } from '#kernel/problem.ts';

const code = (sign: string): number => sign.charCodeAt(0);
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')];
const [openList, openObject, closeList, closeObject] = [code('['), code('{'), code(']'), code('}')];

/** The maximum nesting depth of any input. */
export const deepest = 64;

/**
 * The maximum number of distinct key names: objects of which no two are alike take fifty times as long to create as those of one shape.
 * None of our bodies has a hundred.
 */
export const mostNames = 2000;

/** The number of names of one object that are compared while they arrive. */
const fewNames = 64;

/**
 * Counts the keys and values of JSON while it arrives, before any objects are created: a megabyte may be one text or half a million keys,
 * which take a thousand times as long. The count of invalid JSON is arbitrary.
 */
export function createJsonCount(most: number) {
  let [values, depth, inText, escaped, hash, spelled, maybeTwice] = [0, 0, false, false, 0, false, false];
  const names = new Set<number>();
  /** For each open object, the hashes of its names; the lists are reused. */
  const open: number[][] = [];
  const named = (): void => {
    const own = (open[depth] ??= []);
    // a name may be spelled in two ways, and many names take long to compare
    if (spelled || own.length === fewNames || own.includes(hash)) maybeTwice = true;
    else own.push(hash);
  };
  return {
    /** Whether an object may contain a name twice: needs a closer check. */
    maybeTwice: (): boolean => maybeTwice,
    /** Throws Problem: `too-many-json-values`, `too-deep`. */
    add(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.length; at += 1) {
        const sign = bytes[at] as number;
        if (inText) {
          hash = (Math.imul(hash, 31) + sign) | 0;
          if (escaped) escaped = false;
          else if (sign === backslash) escaped = spelled = true;
          else if (sign === quote) inText = false;
          continue;
        }
        if (sign === quote) {
          inText = true;
          hash = 0;
          spelled = false;
        } else if (sign === comma) values += 1;
        else if (sign === colon) {
          values += 1;
          if (names.size <= mostNames) names.add(hash);
          if (!maybeTwice) named();
        } else if (sign === openList || sign === openObject) {
          values += 1;
          depth += 1;
          if (sign === openObject && open[depth] !== undefined) (open[depth] as number[]).length = 0;
          if (depth > deepest) throw new Problem('bad-input', 'too-deep', { most: deepest });
        } else if (sign === closeList || sign === closeObject) depth -= 1;
      }
      if (values > most) throw new Problem('too-large', 'too-many-json-values', { most });
      if (names.size > mostNames) throw new Problem('too-large', 'too-many-json-names', { most: mostNames });
    },
  };
}
