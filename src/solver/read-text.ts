import { parse } from 'yaml';
import { Problem } from '#kernel/problem.ts';

/** The value of a text in JSON or YAML. Throws Problem `instance-bad` where it is neither. */
export function instanceOf(text: string): unknown {
  const bare = text.replace(/^\uFEFF/u, '');
  try {
    return JSON.parse(bare) as unknown;
  } catch {
    try {
      return parse(bare, { version: '1.2', maxAliasCount: 50 }) as unknown;
    } catch (trouble) {
      const said = ((trouble as Error).message.split('\n')[0] ?? '').slice(0, 200);
      throw new Problem('bad-input', 'instance-bad', { count: 1 }, [{ code: 'instance-broken', severity: 'error', evidence: { said } }]);
    }
  }
}
