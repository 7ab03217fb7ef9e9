import { test } from 'vitest';

type Work = () => unknown;
type Step = (name: string, work: Work) => void;

/** The timeout of one step, ms. */
const patienceMs = Number(process.env['YAODONG_TEST_PATIENCE_S'] ?? 180) * 1000;

/**
 * A story told from its beginning: one test of several steps, each of which needs the previous ones. What can be tested by itself is a
 * separate test. A step that fails is named in the failure, and ends the story.
 * @param name a sentence about what the steps show together
 * @param tell calls `step` once for each, in order
 */
export function story(name: string, tell: (step: Step) => void): void {
  const steps: { readonly name: string; readonly work: Work }[] = [];
  tell((step, work) => void steps.push({ name: step, work }));
  test(name, { timeout: patienceMs * Math.max(1, steps.length) }, async () => {
    for (const step of steps) await taken(step);
  });
}

async function taken({ name, work }: { readonly name: string; readonly work: Work }): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`;
    throw error;
  }
}
