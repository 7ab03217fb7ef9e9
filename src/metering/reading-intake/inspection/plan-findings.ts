import type { Finding } from '#kernel/finding.ts';
import { partsFindings } from '../columns/column-findings.ts';
import { joinedFindings } from '../headings/joined-codes.ts';
import type { Plan } from '../columns/layout.ts';
import { netFindings } from './net-values.ts';
import { partRowsDiffer, partsDiffer } from './parts-differ.ts';
import { codeOfRow, registersFindings } from '../units/register-column.ts';
import { roundedFindings } from './row-checks.ts';

/** Findings on what a plan adds up, what it distinguishes, and what its values are. */
export function planFindings(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[]): Finding[] {
  const added = [...partsFindings(plan, header), ...roundedFindings(plan, header, rows)];
  if (plan.layout === 'wide') return added;
  const { registers = [] } = plan;
  const code = (cells: readonly string[]): string => codeOfRow(plan, cells);
  return [
    ...added,
    ...partsDiffer(plan, header, rows),
    ...partRowsDiffer(plan, rows),
    ...netFindings({ plan, header }),
    ...registersFindings(registers, header, rows),
    ...joinedFindings(registers, header, code, rows),
  ];
}
