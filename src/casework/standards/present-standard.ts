import type { Finding } from '#kernel/finding.ts';
import type { Due } from '#casework/workdays/workdays.ts';
import { compareCodes, type Levels, levelsOf } from './code.ts';
import { type Replacements, replacementsOf } from './replacing.ts';
import type { StandardRow } from './store.ts';
import type { StandardKind, StandardState } from './vocabulary.ts';

/** A standard as returned in responses. */
export type StandardShown = {
  code: string;
  /** Part, discipline, category, item, number. */
  levels: number[];
  number: string | null;
  name: string;
  kind: StandardKind;
  state: StandardState;
  issued: string | null;
  reviewed: string | null;
  replaces: string[];
  /** Codes of those that replace it. */
  replacedBy: string[];
  /** For standards in force: five years after the last review, or the issue if there was none. */
  reexaminationDue: string | null;
  /** The due day itself may still move: its notice of holidays is not published, or not certain. */
  indicative: boolean;
  findings: Finding[];
};

/** The day on which a term ends; null if that is not a valid day. */
type DueOf = (from: string, term: { readonly years: number }) => Pick<Due, 'due' | 'indicative'> | null;

/** Years after issue or review within which a standard is re-examined (`casework.md`, Standards). */
const reexaminationYears = 5;

/** The library ordered by code. @param due the day on which a term of years ends */
export function presentStandards(rows: readonly StandardRow[], due: DueOf): StandardShown[] {
  const replacing = replacementsOf(
    rows.map(({ code, fields }) => ({
      code,
      number: text(fields['number']),
      replaces: list(fields['replaces']),
      status: String(fields['status']),
    })),
  );
  return rows.map((row) => present(row, replacing, due)).toSorted((a, b) => compareCodes(a.code, b.code));
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

function present({ code, fields }: StandardRow, replacing: Replacements, due: DueOf): StandardShown {
  const state = fields['status'] as StandardState;
  const [issued, reviewed] = [text(fields['issued']), text(fields['reviewed'])];
  const since = state === 'issued' ? (reviewed ?? issued) : null;
  const calculated = since === null ? null : due(since, { years: reexaminationYears });
  const dayless: Finding[] =
    state === 'issued' && since === null ? [{ code: 'standard-day-missing', severity: 'warning', evidence: { code } }] : [];
  return {
    code,
    levels: [...(levelsOf(code) as Levels)],
    number: text(fields['number']),
    name: text(fields['name']) ?? code,
    kind: fields['kind'] as StandardKind,
    state,
    issued,
    reviewed,
    replaces: list(fields['replaces']),
    replacedBy: [...(replacing.replacedBy.get(code) ?? [])],
    reexaminationDue: calculated?.due ?? null,
    indicative: calculated?.indicative ?? false,
    findings: [...dayless, ...(replacing.findings.get(code) ?? [])],
  };
}
