import type { Finding } from '#kernel/finding.ts';
import type { Due } from '#casework/workdays/workdays.ts';
import { compareCodes, type Levels, levelsOf } from './code.ts';
import { type Replacements, replacementsOf } from './replacing.ts';
import type { StandardRow } from './store.ts';
import type { StandardKind, StandardOutcome, StandardState } from './vocabulary.ts';

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
  /** What the last re-examination came to; null if none is recorded. */
  outcome: StandardOutcome | null;
  abolished: string | null;
  replaces: string[];
  /** Codes of those that replace it. */
  replacedBy: string[];
  /** For standards in force: by the term of the rule after the last review, or the issue if there was none. */
  reexaminationDue: string | null;
  /** The due day itself may still move: its notice of holidays is not published, or not certain. */
  indicative: boolean;
  findings: Finding[];
};

/** The day on which a term ends; null if that is not a valid day. */
type DueOf = (from: string, term: { readonly months: number }) => Pick<Due, 'due' | 'indicative'> | null;

/**
 * The library ordered by code.
 * @param due the day on which a term ends
 * @param months after issue or review within which a standard is re-examined; null if no rule says
 */
export function presentStandards(rows: readonly StandardRow[], due: DueOf, months: number | null): StandardShown[] {
  const replacing = replacementsOf(
    rows.map(({ code, fields }) => ({
      code,
      number: text(fields['number']),
      replaces: list(fields['replaces']),
      status: String(fields['status']),
    })),
  );
  return rows.map((row) => present(row, replacing, due, months)).toSorted((a, b) => compareCodes(a.code, b.code));
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

function present({ code, fields }: StandardRow, replacing: Replacements, due: DueOf, months: number | null): StandardShown {
  const state = fields['status'] as StandardState;
  const [issued, reviewed] = [text(fields['issued']), text(fields['reviewed'])];
  const since = state === 'issued' ? (reviewed ?? issued) : null;
  const calculated = since === null || months === null ? null : due(since, { months });
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
    outcome: (text(fields['outcome']) as StandardOutcome | null) ?? null,
    abolished: text(fields['abolished']),
    replaces: list(fields['replaces']),
    replacedBy: [...(replacing.replacedBy.get(code) ?? [])],
    reexaminationDue: calculated?.due ?? null,
    indicative: calculated?.indicative ?? false,
    findings: [...dayless, ...(replacing.findings.get(code) ?? [])],
  };
}
