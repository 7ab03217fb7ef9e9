import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest although they are small: they go through every page, every button, every command. The closing lines of a run
 * name the ten longest.
 */
const longest = [
  'test/e2e/every-page.spec.ts',
  'src/upkeep/backup/backup.engine.test.ts',
  'test/golden/ways.engine.test.ts',
  'src/cli/cli.engine.test.ts',
  'src/platform/db/stores.engine.test.ts',
  'test/e2e/policy.spec.ts',
  'test/e2e/building.spec.ts',
  'test/lasting/releases.engine.test.ts',
  'test/side-by-side.engine.test.ts',
];

/** The rank of a file: 0 starts first; all files that are not named share one rank, after these. */
const rank = (file: string): number => {
  const at = longest.findIndex((one) => file.endsWith(`/${one}`));
  return at === -1 ? longest.length : at;
};

/**
 * Starts with the longest files of a project, so that none of them runs alone at the end while the other processors are idle. A clean clone
 * has no times of an earlier run, and without them vitest sorts by file size. If files are shuffled, the seed determines their order.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shuffle, seed } = this.ctx.config.sequence;
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    if (shuffle) {
      const drawn = new Map(files.map((one) => [one, createHash('sha256').update(`${seed} ${one.moduleId}`).digest('hex')]));
      return files.toSorted((a, b) => group(a) - group(b) || (drawn.get(a)! < drawn.get(b)! ? -1 : 1));
    }
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => group(a) - group(b) || rank(a.moduleId) - rank(b.moduleId));
  }
}
