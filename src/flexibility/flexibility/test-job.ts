import type { JobWork } from '#platform/jobs/jobs.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseTest, testBaselines, type TestQuestion } from './baseline-test.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { forgetTests, keepTest, testFound } from './test-store.ts';

/** The kind of the job that tries baseline rules on the days of many buildings. */
export const testJob = 'baseline-test';

/** Tests of baseline rules as jobs: starting, running, and results for the user who started them. */
export function createTests(needs: FlexibilityNeeds) {
  return {
    /** Starts a test. Throws what the test itself would be refused for. @returns the job's id */
    async begin(scope: Scope, asked: TestQuestion): Promise<string> {
      await refuseTest(needs, scope, asked);
      await forgetTests(needs.postgres, scope);
      return (await needs.jobs.begin(scope, testJob, { ...asked })).id;
    },
    /** Does the work of the job. */
    async run({ job, scope, input, progress, signal }: JobWork): Promise<void> {
      // what `begin` stored
      const answer = await testBaselines(needs, scope, input as unknown as TestQuestion, { progress, signal });
      await keepTest(needs.postgres, scope, { job, answer });
    },
    /** The result, for the user who started it. Throws `no-such-baseline-test`. */
    async show(scope: Scope, job: string): Promise<Tested> {
      const found = await testFound(needs.postgres, scope, job);
      if (found === undefined) throw new Problem('not-found', 'no-such-baseline-test', { job });
      return found as Tested;
    },
  };
}

type Tested = Awaited<ReturnType<typeof testBaselines>>;
