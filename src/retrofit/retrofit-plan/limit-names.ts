import type { LimitState } from './answer.ts';
import type { ScenarioLimit } from './facts.ts';

/** What the goal of a document is called, as the scenario has it; null where it says no names. */
export function namesOf(
  { id }: Pick<LimitState, 'id'>,
  limits: readonly ScenarioLimit[],
): { readonly zh: string; readonly en: string } | null {
  const names = limits.find((one) => one.id === id)?.['names'] as Readonly<Record<string, unknown>> | null | undefined;
  const [zh, en] = [names?.['zh'], names?.['en']];
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}
