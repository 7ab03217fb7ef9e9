import { counties } from './place.ts';

/** Experts and inspectors of the demo city, and what they attended: visibly made up, none of them is a real person. */

export const expertCount = 60;
/** This many experts sit on panels and have an account; the others are only in the list. */
export const seatedExperts = 12;
export const inspectorCount = 6;

const groups = ['暖通', '电气', '给排水', '建筑', '结构', '材料', '经济'];
const titles = ['正高级工程师', '高级工程师', '高级工程师', '教授'];
const two = (number: number): string => String(number).padStart(2, '0');

export const expertCode = (number: number): string => `示例专家-${two(number)}`;
export const inspectorCode = (number: number): string => `示例检查员-${two(number)}`;
export const expertAccount = (number: number): string => `示例专家${two(number)}`;
export const inspectorAccount = (number: number): string => `示例检查员${two(number)}`;

/** The list of people as csv: groups, terms, recusals; the term of every thirteenth expert is over, three are struck off. */
export function peopleFile(): string {
  const head = '编码,姓名,类别,单位,地区,专业,职称,聘期起,聘期止,回避,账户,除名日,除名理由';
  const experts = Array.from({ length: expertCount }, (_, at) => {
    const number = at + 1;
    const sits = number <= seatedExperts;
    const isOver = !sits && number % 13 === 0;
    const isStruck = !sits && number % 20 === 0;
    return [
      expertCode(number),
      `示例专家 ${two(number)}`,
      '专家',
      `示例设计院 ${(number % 9) + 1}（示范数据）`,
      '140300',
      [groups[number % 7], ...(number % 3 === 0 ? [groups[(number + 2) % 7]] : [])].join(';'),
      titles[number % 4],
      '2022-01-01',
      isOver ? '2024-12-31' : '2029-12-31',
      number % 6 === 0 ? `示例单位-${two((number % 5) + 11)}` : '',
      sits ? expertAccount(number) : '',
      isStruck ? '2025-06-30' : '',
      isStruck ? '示范数据：未按规定回避' : '',
    ].join();
  });
  const inspectors = Array.from({ length: inspectorCount }, (_, at) => {
    const number = at + 1;
    const place = counties[at % counties.length]?.name ?? '';
    const cells = [inspectorCode(number), `示例检查员 ${two(number)}`, '检查人员', `示例质监站（示范数据，${place}）`, '140300'];
    return [...cells, groups[number % 2], '', '2022-01-01', '2029-12-31', '', inspectorAccount(number), '', ''].join();
  });
  return [head, ...experts, ...inspectors, ''].join('\n');
}

/** Courses attended, as csv: the latest in the year given. */
export function trainingFile(year: number): string {
  const rows = Array.from({ length: expertCount }, (_, at) =>
    [0, 1, 2]
      .filter((back) => (at + back) % 4 !== 0)
      .map((back) => `${expertCode(at + 1)},${year - back}-0${(at % 6) + 3}-15,示范培训：建筑节能标准,${8 + (at % 3) * 8},示例培训中心`),
  );
  return ['编码,日期,课程,学时,主办单位', ...rows.flat(), ''].join('\n');
}
