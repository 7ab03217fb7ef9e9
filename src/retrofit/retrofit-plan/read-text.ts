import { Problem } from '#kernel/problem.ts';
import { readTypedText, valueOf } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Pin } from './facts.ts';

/** A scenario as it is written, JSON or YAML. Throws Problem `plan-text-broken`. */
export async function readText(workers: Pick<Workers, 'run'>, text: string): Promise<unknown> {
  return valueOf(await readTypedText(workers, text), ({ said }) => new Problem('bad-input', 'plan-text-broken', { said }));
}

/** With the pins of somebody who plans anew: of a project the last one counts. */
export function withPins(scenario: unknown, pins: readonly Pin[]): unknown {
  if (pins.length === 0 || typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) return scenario;
  const held = (scenario as { pins?: unknown }).pins;
  const before = Array.isArray(held) ? (held as { project?: unknown }[]) : [];
  const named = new Set<unknown>(pins.map(({ project }) => project));
  return { ...scenario, pins: [...before.filter((one) => !named.has(one?.project)), ...pins] };
}
