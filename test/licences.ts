/**
 * `npm run licences`: every package named in the lock file with its licence, and the registry's advisories on it. Exits with 1 if a licence
 * is not permissive or not stated, or if there is a serious advisory.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { licencesOf, refusedOf, type Locked } from './licences/read.ts';

const root = path.join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const installed = (place: string): Locked | null => {
  const file = path.join(root, place, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Locked) : null;
};

const all = licencesOf(lock.packages, installed);
for (const [licence, names] of Map.groupBy(all, (one) => one.licence)) console.log(`${licence}: ${names.length}`);
const refused = refusedOf(all);
for (const { name, version, licence } of refused) console.error(`not permissive, or not told: ${name} ${version}: ${licence}`);

const audit = spawnSync('npm', ['audit', '--json', '--omit=dev'], { cwd: root, encoding: 'utf8', timeout: 60_000 });
const weighty = advisories(audit.stdout);
if (weighty === null) console.log('advisories: the registry could not be asked, so nothing is known');
else console.log(`advisories: ${weighty.length === 0 ? 'none of moderate weight or more' : weighty.join('; ')}`);
process.exitCode = refused.length > 0 || (weighty?.length ?? 0) > 0 ? 1 : 0;

function advisories(json: string): string[] | null {
  try {
    const told = JSON.parse(json) as { vulnerabilities?: Record<string, { severity: string }> };
    if (told.vulnerabilities === undefined) return null;
    return Object.entries(told.vulnerabilities)
      .filter(([, { severity }]) => ['moderate', 'high', 'critical'].includes(severity))
      .map(([name, { severity }]) => `${name} (${severity})`);
  } catch {
    return null;
  }
}
