import type { Finding } from '#kernel/finding.ts';
import { codeForm } from '#platform/tables/code-form.ts';

/** The number of codes that are compared; a larger file is compared up to that. */
const most = 200_000;
const listed = 10;

/** Tracks codes of one file that differ only in spelling, and reports them as `codes-alike`. */
export function createCodesAlike(): { add(code: unknown): void; findings(): Finding[] } {
  const first = new Map<string, string>();
  const alike = new Map<string, Set<string>>();
  return {
    add(code) {
      if (typeof code !== 'string' || first.size >= most) return;
      const form = codeForm(code);
      const held = first.get(form);
      if (held === undefined) first.set(form, code);
      else if (held !== code) alike.set(form, (alike.get(form) ?? new Set([held])).add(code));
    },
    findings() {
      if (alike.size === 0) return [];
      const codes = [...alike.values()].slice(0, listed).map((same) => [...same].join(' / '));
      return [{ code: 'codes-alike', severity: 'warning', evidence: { count: alike.size, codes: codes.join(', ') } }];
    },
  };
}
