import { expect, test } from 'vitest';
import { crash } from './life.ts';

// One round for each part that can be killed, the program last; `npm run test:long` kills two hundred times, and restarts after each. The
// result must hold whatever the moment: the waiting decides when something is killed, never what is right.
test(
  'the program, a store or a client is killed during work: nothing acknowledged is lost, duplicated or half written',
  { timeout: 600_000 },
  async () => {
    const lines: string[] = [];
    await crash(4, 20_261_120, (line) => void lines.push(line));
    expect(lines.filter((line) => line.includes(' killed after '))).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/: restored, .* all there$/u);
  },
);
