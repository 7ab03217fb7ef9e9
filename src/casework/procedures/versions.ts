import type { Finding, Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { readProcedureFile, type Procedure } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { asVersion, withLimits, type SetLimit } from './file-text.ts';
import { pictureOf } from './picture.ts';
import { countsOf, type ProcedureFile } from './sound.ts';
import { versionChanges } from './version-changes.ts';

/** A procedure, in a version or as in force. */
export type Which = { readonly id: string; readonly version?: number | undefined };

type LimitsRequest = { readonly id: string; readonly limits: readonly SetLimit[]; readonly validFrom?: string | undefined };

type Versions = ReturnType<Knowledge['versions']>;

/** Where versions are found and stored. */
type VersionNeeds = {
  readonly knowledge: Pick<Knowledge, 'procedureText' | 'parsed'>;
  readonly versionsOf: (id: string) => Versions;
  readonly find: (which: Which) => { procedure: Procedure; written: string; versions: readonly number[] };
  readonly add: (scope: Scope, file: ProcedureFile) => Promise<ReturnType<typeof countsOf> & { readonly findings: Finding[] }>;
  readonly findingsOf: (procedure: Procedure) => Finding[];
};

/** Versions of a procedure: edited, compared, derived from the one before. */
export function versionVerbs({ knowledge, versionsOf, find, add, findingsOf }: VersionNeeds) {
  return {
    /** The result of an edited text: its faults, or its picture and its differences from the version before. Nothing is written. */
    async edited(file: ProcedureFile, language: Language) {
      const read = readProcedureFile(file.name, await knowledge.parsed(file.name, file.text));
      if (read.procedure === null) return { findings: [...read.findings], sound: null };
      const { procedure } = read;
      const known = versionsOf(procedure.id).map(({ held }) => held as Procedure);
      const newest = known.toSorted((a, b) => a.version - b.version);
      const before = newest.findLast(({ version }) => version < procedure.version) ?? null;
      return {
        findings: findingsOf(procedure),
        sound: {
          ...countsOf(procedure),
          svg: pictureOf(procedure, language),
          against: before?.version ?? null,
          changes: before === null ? [] : versionChanges(before, procedure, language),
          next: (newest.at(-1)?.version ?? 0) + 1,
        },
      };
    },
    /** The file of a version as written, and as the next version. @throws Problem `no-such-procedure` */
    async text(which: Which) {
      const { procedure, written, versions } = find(which);
      const { id, version } = procedure;
      const text = await knowledge.procedureText(id, written);
      return { id, version, name: `${id}.yaml`, text, next: asVersion(text, Math.max(...versions) + 1) };
    },
    /** The differences between two versions. @throws Problem `no-such-procedure` */
    compare({ id, from, to }: { readonly id: string; readonly from: number; readonly to: number }, language: Language) {
      const [before, after] = [find({ id, version: from }).procedure, find({ id, version: to }).procedure];
      return { id, from, to, changes: versionChanges(before, after, language) };
    },
    /**
     * Sets terms of states for which no rule is known, each with its source: creates the next version of the newest. @throws Problem
     * `no-such-procedure`, `limit-not-missing`, `knowledge-bad`
     */
    async setLimits(scope: Scope, { id, limits, validFrom }: LimitsRequest) {
      const newest = Math.max(...find({ id }).versions);
      const { procedure, written } = find({ id, version: newest });
      const known = limits.find(({ state }) => procedure.states[state]?.status !== 'MISSING');
      if (known !== undefined) throw new Problem('cannot-do', 'limit-not-missing', { procedure: id, state: known.state });
      const text = await knowledge.procedureText(id, written);
      return add(scope, { name: `${id}.yaml`, text: withLimits(text, newest + 1, limits, validFrom) });
    },
  };
}
