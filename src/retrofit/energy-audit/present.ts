import { answerHash } from './answer-hash.ts';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Audit, AuditShown, Request } from './facts.ts';
import { indicatorNow } from './indicators.ts';
import type { ListedAudit } from './energy-audit.ts';
import { takesFile, takesText, type LinkShown } from './links.ts';
import type { RequestList } from './whole.ts';

/** The reader's words and language. */
export type Reader = { readonly words: Words; readonly language: Language };

export function presentAudit(shown: AuditShown, { words, language }: Reader) {
  const { audit, levelName, source, status, indicative, state, link, areaM2, requests, energy, split, indicators, written, measures } =
    shown;
  return {
    ...presentHead(audit),
    levelName: textIn(levelName, language),
    source,
    status,
    indicative,
    state,
    link: link === null ? null : { link: link.id, expires: link.expires.toISOString() },
    areaM2,
    requests: requests.map((one) => presentRequest(one, language)),
    energy: energy.map(({ carrier, unit, value, coverage, figure, months, costYuan, price }) => ({
      carrier,
      use: { value, unit, coverage, figure },
      months: [...months],
      costYuan,
      price,
    })),
    split: split.map(({ item, name, ...use }) => ({ item, name: textIn(name, language), use })),
    indicators: [...indicators],
    findings: [
      ...written.map(({ code, system, text, severity, rests }) => ({
        code,
        severity,
        detail: text,
        evidence: {},
        system,
        rests: rests === null ? null : indicatorNow(rests, indicators),
      })),
      ...shown.findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence }, system: null, rests: null })),
    ],
    measures: [...measures],
    knownAt: formatInstant(shown.knownAt / 1000),
  };
}

function presentHead<T extends Audit>({ opened, submitted, ...head }: T) {
  return { ...head, opened: opened.toISOString(), submitted: submitted?.toISOString() ?? null };
}

export function presentListed({ expires, linked, requests, ...audit }: ListedAudit, language: Language) {
  const missing = requests.filter(({ state }) => state === 'missing').map(({ name }) => textIn(name, language));
  const known = requests.filter(({ state }) => state === 'known').length;
  return { ...presentHead(audit), missing, known, expires: expires?.toISOString() ?? null, linked: linked?.toISOString() ?? null };
}

/** What an audit would ask for, before it is opened. */
export function presentRequests({ levelName, source, status, indicative, requests }: RequestList, language: Language) {
  return {
    levelName: textIn(levelName, language),
    source,
    status,
    indicative,
    requests: requests.map((one) => presentRequest(one, language)),
  };
}

function presentRequest({ item, name, kind, carrier, unit, state, why, answer }: Request, language: Language) {
  return {
    item,
    name: textIn(name, language),
    kind,
    carrier,
    unit,
    state,
    why: textIn(why, language),
    takesText: takesText(kind),
    takesFile: takesFile(kind),
    answer:
      answer === null
        ? null
        : {
            value: answer.value,
            file: answer.file === null ? null : { name: answer.file.name, bytes: answer.file.bytes, sha256: answer.file.sha256 },
            by: answer.by,
            at: answer.at.toISOString(),
            note: answer.note,
            hash: answerHash(answer),
          },
  };
}

/** What the holder of a link reads: nothing of what registry and meters hold, but why an answer was returned. */
export function presentLink({ buildingName, from, to, expires, requests }: LinkShown, language: Language) {
  return {
    buildingName,
    from,
    to,
    expires: expires.toISOString(),
    requests: requests.map((one) => {
      const { why, answer, ...rest } = presentRequest(one, language);
      return { ...rest, why: answer === null ? '' : why, answer: answer === null ? null : { ...answer, by: '' } };
    }),
  };
}
