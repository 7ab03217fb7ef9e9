import { Problem } from '#kernel/problem.ts';
import { readText, valueOf } from '#platform/typed-text/typed-text.ts';

/** The value of a text in JSON or YAML. Throws Problem `instance-bad` where it is neither. */
export const instanceOf = (text: string): unknown =>
  valueOf(
    readText(text),
    ({ said }) =>
      new Problem('bad-input', 'instance-bad', { count: 1 }, [{ code: 'instance-broken', severity: 'error', evidence: { said } }]),
  );
