import { expect, test } from 'vitest';
import { readPlan } from '#reporting/pathway/plan-file.ts';
import { createWorkers } from '#platform/workers/workers.ts';
import { planToBeginWith } from './first-plan.ts';
import { measuresIn, withShare } from './plan-text.ts';

/** Short texts are parsed directly: no worker is started. */
const workers = createWorkers();

const text = `# by the office
base: 2025
to: 2030
stock: [{use: office, area: 1, intensity: {electricity: 1}}]
measures:
  - {id: a, uses: [office], years: [2026, 2030], share: 0.1} # by the energy conservation centre
  - {id: b, uses: [office], years: [2026, 2030], share: {low: 0.1, high: 0.2}}
`;

test('a slider stands for each measure whose share is one number, and changes that number alone', async () => {
  expect(measuresIn(text)).toEqual([{ at: 0, id: 'a', share: 0.1 }]);
  const changed = withShare(text, 0, 0.25);
  expect(measuresIn(changed)).toEqual([{ at: 0, id: 'a', share: 0.25 }]);
  expect(changed).toContain('# by the office');
  expect(changed).toContain('# by the energy conservation centre');
  expect((await readPlan(workers, 'p', changed)).measures[1]?.share).toEqual({ low: 0.1, high: 0.2 });
});

test('of a text that cannot be read there is no slider', () => {
  expect(measuresIn('base: [')).toEqual([]);
  expect(measuresIn('')).toEqual([]);
});

test('the plan that one begins with can be read', async () => {
  expect(
    await readPlan(workers, 'p', planToBeginWith('140300', 2025, { head: 'h', madeUp: 'm', led: '照明', heatPump: '热泵' })),
  ).toMatchObject({
    region: '140300',
    base: 2025,
    to: 2060,
  });
});
