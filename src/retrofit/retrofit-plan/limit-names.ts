import type { LimitState } from './answer.ts';
import type { ScenarioLimit } from './facts.ts';

/** The name of a document's goal, from the scenario; null if it gives no names. */
export function namesOf(
  { id }: Pick<LimitState, 'id'>,
  limits: readonly ScenarioLimit[],
): { readonly zh: string; readonly en: string } | null {
  const names = limits.find((one) => one.id === id)?.['names'] as Readonly<Record<string, unknown>> | null | undefined;
  const [zh, en] = [names?.['zh'], names?.['en']];
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}
