import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { percentOf } from '#kernel/percent.ts';

const dayNames = new Set(['day', 'first']);

/** A finding of the model for people: days written out; a share also as percent, a difference also rounded. */
export function writtenFinding(found: Finding): Finding {
  const evidence = Object.fromEntries(Object.entries(found.evidence).map(([name, value]) => [name, written(name, value)]));
  const { share, difference } = evidence;
  return {
    ...found,
    evidence: {
      ...evidence,
      ...(typeof share === 'number' && { percent: percentOf(share) }),
      ...(typeof difference === 'number' && { about: Number(difference.toPrecision(3)) }),
    },
  };
}

function written(name: string, value: unknown): unknown {
  if (dayNames.has(name) && typeof value === 'number') return dayText(value);
  if (name === 'list' && Array.isArray(value)) return (value as number[]).map(dayText).join(', ');
  return Array.isArray(value) ? value.join(', ') : value;
}
