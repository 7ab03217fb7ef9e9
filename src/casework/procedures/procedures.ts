import type { WriteTrail } from '#kernel/trail.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { pictureOf } from './picture.ts';
import { countsOf, effectsAmiss, papersMissing, rulesNeeded, soundIn, type ProcedureFile } from './sound.ts';
import { versionVerbs, type Which } from './versions.ts';

export type ProceduresNeeds = {
  readonly knowledge: Pick<Knowledge, 'put' | 'inForce' | 'versions' | 'procedureText' | 'parsed'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
  /** Whether buildings have a fact of this name. */
  readonly isFact: (name: string) => boolean;
};

/**
 * The procedures of offices: files that are checked like code, versions in force by day, and their pictures.
 * @example procedures.check({ name: 'label.yaml', text }) // { id: 'label', version: 1, states: 5, transitions: 4, findings: [] }
 */
export function createProcedures({ knowledge, now, audit, isFact }: ProceduresNeeds) {
  const versionsOf = (id: string) => knowledge.versions('procedure').filter(({ held }) => held.id === id);

  /** A version, or the one in force today. @throws Problem `no-such-procedure` */
  function find({ id, version }: Which) {
    const versions = versionsOf(id);
    const inForce = version ?? knowledge.inForce('procedure', { on: today(now()), ...asOfNow }).find((one) => one.id === id)?.version;
    const found = versions.find(({ held }) => held.version === inForce) ?? (version === undefined ? versions.at(-1) : undefined);
    if (found === undefined)
      throw new Problem('not-found', 'no-such-procedure', { procedure: version === undefined ? id : `${id}@${version}` });
    return { ...found, procedure: found.held as Procedure, versions: versions.map(({ held }) => held.version).toSorted((a, b) => a - b) };
  }

  const sound = async ({ name, text }: ProcedureFile): Promise<Procedure> =>
    soundIn(name, await knowledge.parsed(name, text, (_what, fact) => isFact(fact)), isFact);
  const counted = (procedure: Procedure) => ({ ...countsOf(procedure), findings: findingsOf(procedure) });
  /** What a place still has to provide: terms that no rule gives, papers without a template. */
  const findingsOf = (procedure: Procedure): Finding[] => [
    ...rulesNeeded(procedure),
    ...effectsAmiss(procedure, isFact),
    ...papersMissing(procedure, new Set(knowledge.inForce('case-document', { on: today(now()), ...asOfNow }).map(({ id }) => id))),
  ];
  /** Stores a file in the knowledge of the city. @throws Problem `procedure-broken`, `knowledge-bad` */
  async function add(scope: Scope, file: ProcedureFile) {
    const procedure = await sound(file);
    const { id, version } = procedure;
    await knowledge.put(`procedures/${id.replaceAll(/[^a-z0-9_-]/giu, '-')}-${version}.yaml`, file.text, false);
    await audit(scope, { action: 'procedure-add', subject: `procedure:${id}`, region: null, detail: { version } });
    return counted(procedure);
  }

  return {
    /** The procedure in a file. @throws Problem `procedure-broken` with every fault */
    sound,
    /** Checks a file and counts its parts. @throws Problem `procedure-broken` with every fault */
    check: async (file: ProcedureFile) => counted(await sound(file)),
    add,
    ...versionVerbs({ knowledge, versionsOf, find, add, findingsOf }),
    /** Those in force on a local day. */
    inForce: (on = today(now())) => knowledge.inForce('procedure', { on, ...asOfNow }),
    find,
    /** All versions of a procedure, newest last; empty if the procedure does not exist. */
    versions: (id: string): Procedure[] =>
      versionsOf(id)
        .map(({ held }) => held as Procedure)
        .toSorted((a, b) => a.version - b.version),
    /** SVG text. @throws Problem `no-such-procedure` */
    picture({ language, state, ...which }: Which & { readonly language: Language; readonly state?: string | undefined }) {
      const { procedure } = find(which);
      return { id: procedure.id, version: procedure.version, svg: pictureOf(procedure, language, state) };
    },
    findingsOf,
  };
}

export type Procedures = ReturnType<typeof createProcedures>;
