import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Transition } from './step-check.ts';

/** What can be corrected of a step: the fields of its form and those that its effects name, none that is calculated or personal. */
export function correctableFields({ fields }: Procedure, { form = [], optional = [], effects = [] }: Transition): string[] {
  const named = [...form, ...optional, ...effects.flatMap((one) => namesIn(one))];
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
