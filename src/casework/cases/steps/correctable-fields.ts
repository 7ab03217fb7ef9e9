import { visitCondition, type Procedure } from '#platform/knowledge/facts.ts';
import type { Transition } from './step-check.ts';

/**
 * What can be corrected of a step: the fields of its form, those that its effects name, and those on which it depends whether they are had;
 * none that is calculated or personal.
 */
export function correctableFields({ fields }: Procedure, { form = [], optional = [], effects = [] }: Transition): string[] {
  const named = [...form, ...optional, ...effects.flatMap(({ when, ...one }) => [...namesIn(one), ...factsIn(when)])];
  return [...new Set(named)].filter((name) => {
    const rule = fields[name];
    return rule !== undefined && rule.compute === undefined && rule.personal !== true;
  });
}

/** `$name` anywhere in an effect. */
function namesIn(written: unknown): string[] {
  if (typeof written === 'string') return /^\$\w+$/u.test(written) ? [written.slice(1)] : [];
  return typeof written === 'object' && written !== null ? Object.values(written).flatMap(namesIn) : [];
}

function factsIn(when: NonNullable<Transition['effects']>[number]['when']): string[] {
  const names: string[] = [];
  if (when !== undefined)
    visitCondition(when, (leaf) => {
      if ('fact' in leaf) names.push(leaf.fact);
    });
  return names;
}
