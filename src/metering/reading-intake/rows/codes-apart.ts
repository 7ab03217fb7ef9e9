import { Problem } from '#kernel/problem.ts';
import { codeForm } from '#platform/tables/code-form.ts';

/** So many codes are compared; a larger file is compared as far. */
const most = 200_000;

/**
 * Keeps account of the codes of a file. Where one differs from another only in how it is written (`AB-01`, `ａｂ－０１`, `00777`, `777`), and
 * is not there, its readings would make a metering point of their own: `codes-apart` is thrown. Both may be registered first.
 */
export function createCodesApart(): { readonly add: (codes: readonly string[], there: ReadonlySet<string>) => void } {
  const first = new Map<string, { readonly code: string; readonly isThere: boolean }>();
  return {
    add(codes, there) {
      for (const code of codes) {
        const form = codeForm(code);
        const held = first.get(form);
        const isThere = there.has(code);
        if (held !== undefined && held.code !== code && !(held.isThere && isThere))
          throw new Problem('bad-input', 'codes-apart', { one: held.code, other: code });
        if (held === undefined && first.size < most) first.set(form, { code, isThere });
      }
    },
  };
}
