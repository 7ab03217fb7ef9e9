import { test } from 'vitest';

type Work = () => unknown;
type Step = (name: string, work: Work) => void;

/** The patience of one step, ms. */
const patienceMs = Number(process.env['YAODONG_TEST_PATIENCE_S'] ?? 180) * 1000;

/**
 * A story that is told from its beginning: one test of several steps, each of which needs those before it. What can stand by itself is a
 * test of its own. A step that fails is named in the failure, and ends the story.
 * @param name a sentence about what the steps come to together
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
