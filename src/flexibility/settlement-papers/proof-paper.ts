import { type Block, sectionBlocks } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { flexibilityTerms, skipTerms, unadjustedTerms } from '#flexibility/flexibility/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { memberStatusTerms } from '#flexibility/settlement/vocabulary.ts';
import type { IssuedLine, MemberBaseline, PaperFacts } from './facts.ts';
import { dayOf, factBlock, inKwh, issueRows, memberText, numberText, shortClock, signed, sourceText, textBlock } from './paper-text.ts';
import { settlementPaperTerms as terms } from './vocabulary.ts';
import { ruleText } from './rule-text.ts';

/** A member with its baseline as the issue knew it; null if it declined. */
export type ProvenMember = { readonly line: IssuedLine; readonly baseline: MemberBaseline | null };

/** At most this many members are on a paper of curves; the others have their own paper, or are in the sheet. */
export const mostProven = 30;
/** At most this many steps of a member are on paper. */
const mostSteps = 96;

/**
 * The proof of what members responded: days chosen and skipped with the reason, the adjustment, curves, response.
 * @param pictures the curves in the order of the members; null where none could be drawn
 */
export function proofPaper(
  facts: PaperFacts,
  proven: readonly ProvenMember[],
  pictures: readonly (Uint8Array | null)[],
  notes: readonly string[],
): Paper {
  const { issue } = facts;
  const left = issue.members.length - proven.length;
  return {
    title: '需求响应效果证明',
    addressed: facts.isPart
      ? issue.members.map(({ building }) => memberText(facts, building)).join('、')
      : (facts.aggregator ?? facts.portfolio.name),
    blocks: [
      factBlock([
        ...issueRows(facts),
        [headingTerms.programme.zh, sourceText(facts.programme)],
        [headingTerms.baselineRule.zh, sourceText(facts.rule)],
        [terms.algorithm.zh, ruleText(facts.rule)],
        ...(facts.isPart || issue.responseKwh === null
          ? []
          : ([[inKwh(flexibilityTerms.response), numberText(issue.responseKwh)]] as const)),
      ]),
      ...notes.map(textBlock),
      ...(left > 0
        ? [textBlock(`成员共 ${issue.members.length} 个，此处逐一证明前 ${proven.length} 个；其余见电子表格，或按建筑逐份出具。`)]
        : []),
      ...memberSections(facts, proven, pictures),
    ],
    signed: signed(facts),
    dated: Date.parse(issue.knownAt),
  };
}

function memberSections(facts: PaperFacts, proven: readonly ProvenMember[], pictures: readonly (Uint8Array | null)[]): Block[] {
  const parts = proven.map((one, at) => ({
    title: memberText(facts, one.line.building),
    blocks: memberBlocks(facts, one, pictures[at] ?? null, at + 1),
  }));
  return parts.length <= 10
    ? sectionBlocks(parts)
    : parts.flatMap(({ title, blocks }): Block[] => [{ kind: 'heading', level: 2, text: title }, ...blocks]);
}

function memberBlocks(facts: PaperFacts, { line, baseline }: ProvenMember, picture: Uint8Array | null, number: number): Block[] {
  const response = line.responseKwh === null ? '没有响应电量（不作零计）' : `响应电量 ${line.responseKwh} kWh`;
  const said = textBlock(`承诺功率 ${line.committedKw} kW；${memberStatusTerms[line.status].zh}；${response}。`);
  const gone = textBlock('按结算时所知，现已不能逐项重现本成员的基线；电量以结算单所载为准。');
  if (baseline === null) return line.status === 'out' ? [said] : [said, gone];
  const moved = isMoved(line, baseline) ? [gone] : [];
  return [
    said,
    ...moved,
    ...baseline.parts.flatMap((part) => partBlocks(part)),
    ...curveBlocks(facts, { line, baseline }, picture, number),
  ];
}

/** Whether a calculation now gives a different result from the issue. */
const isMoved = (line: IssuedLine, { baselineKwh, actualKwh, responseKwh }: MemberBaseline): boolean =>
  line.baselineKwh !== baselineKwh || line.actualKwh !== actualKwh || line.responseKwh !== responseKwh;

function partBlocks({ day, chosen, skipped, adjustment }: MemberBaseline['parts'][number]): Block[] {
  const days = [...chosen.map((one) => ({ day: one, why: null })), ...skipped].toSorted((a, b) => (a.day < b.day ? 1 : -1));
  return [
    { kind: 'caption', text: `${day} 的基线：候选日` },
    {
      kind: 'table',
      header: [terms.day.zh, terms.isChosen.zh, headingTerms.reason.zh],
      rows: days.map((one) => [
        one.day,
        one.why === null ? terms.chosen.zh : terms.refused.zh,
        one.why === null ? '' : skipTerms[one.why].zh,
      ]),
      widths: [0.35, 0.25, 0.4],
    },
    ...(chosen.length === 0 ? [textBlock('可用的日少于规则所要的日数，没有基线。')] : [textBlock(adjustmentText(adjustment))]),
  ];
}

/** The adjustment of a baseline, as text. */
export function adjustmentText({ kind, kwhPerStep, ratio, why }: MemberBaseline['parts'][number]['adjustment']): string {
  if (why !== undefined) return `规则要求修正而未作修正：${unadjustedTerms[why].zh}。`;
  if (kwhPerStep !== undefined) return `修正：每一步加 ${kwhPerStep} kWh（小于零为减）。`;
  if (ratio !== undefined) return `修正：每一步乘以 ${ratio}。`;
  return kind === 'none' ? '规则不作修正。' : '未作修正。';
}

function curveBlocks(
  { event }: PaperFacts,
  { line, baseline: { steps, zone } }: ProvenMember & { readonly baseline: MemberBaseline },
  picture: Uint8Array | null,
  number: number,
): Block[] {
  const sign = event.direction === 'down' ? 1 : -1;
  const shown = steps.slice(0, mostSteps);
  const isOneDay = new Set(steps.map(({ start }) => dayOf(start, zone))).size === 1;
  const caption = `图${number} ${line.building} 的基线与实际（kWh，各步数值见表${number}）`;
  return [
    ...(picture === null ? [] : [{ kind: 'picture' as const, bytes: picture, text: caption, alt: caption, wide: true }]),
    { kind: 'caption', text: `表${number} ${line.building} 各步用电，单位：kWh` },
    {
      kind: 'table',
      header: [headingTerms.began.zh, flexibilityTerms.baseline.zh, flexibilityTerms.actual.zh, flexibilityTerms.response.zh],
      rows: shown.map(({ start, baseline, actual }) => [
        `${isOneDay ? '' : `${dayOf(start, zone)} `}${shortClock(start, zone)}`,
        numberText(baseline),
        numberText(actual),
        numberText(baseline === null || actual === null ? null : Math.round(sign * (baseline - actual) * 1e4) / 1e4),
      ]),
      widths: [0.34, 0.22, 0.22, 0.22],
    },
    textBlock(
      `合计：基线 ${numberText(line.baselineKwh)}，实际 ${numberText(line.actualKwh)}，响应 ${numberText(line.responseKwh)} kWh（响应 = ${sign > 0 ? '基线 − 实际' : '实际 − 基线'}）。`,
    ),
    ...(shown.length < steps.length ? [textBlock(`共 ${steps.length} 步，此处列出前 ${shown.length} 步；全部见电子表格。`)] : []),
  ];
}
