import type { Words } from '#kernel/finding.ts';

/** The messages of places and organisations. */
export const placeWords: Words = {
  'no-such-place': { zh: '没有代码为 {place} 的地区。', en: 'There is no place with the code {place}.' },
  'no-such-organisation': { zh: '没有代码为 {organisation} 的单位。', en: 'There is no organisation with the code {organisation}.' },
  'unknown-region': {
    zh: "不认识地区“{value}”。请写六位行政区划代码，或用 --value 'region:{value}=代码' 说明，或先导入该地区。",
    en: 'Unknown region "{value}". Write its six digits, say --value \'region:{value}=CODE\', or import the place first.',
  },
  'ambiguous-region': {
    zh: '地区名“{value}”有多个：{codes}。请写代码，或写上级名称在前（如 阳泉市郊区）。',
    en: 'Several regions are called "{value}": {codes}. Write the code.',
  },
  'unknown-organisation': {
    zh: '没有代码为“{value}”的单位，请先导入单位。',
    en: 'There is no organisation with the code "{value}"; import it first.',
  },
  'bad-uscc': {
    zh: '“{value}”不是有效的统一社会信用代码：应为 18 位，末位为校验码（GB 32100）。',
    en: '"{value}" is not a valid unified social credit code (18 characters with a check character, GB 32100).',
  },
  'bad-boundary': {
    zh: '边界不是有效的 GeoJSON 面（Polygon 或 MultiPolygon，WGS 84）。',
    en: 'The boundary is not a valid GeoJSON area (Polygon or MultiPolygon, WGS 84).',
  },
  'place-used-later': {
    zh: '{code} 后来又被修改，或有下级。',
    en: '{code} was changed later, or has subordinate places or organisations.',
  },
  'circle-of-parents': { zh: '上下级成环：{codes}。', en: 'The parents form a loop: {codes}.' },
  'organisations-added': {
    zh: '文件中有 {count} 个新单位，随本次导入一并登记：{names}。',
    en: '{count} organisations of the file were not known and have been added: {names}.',
  },
};
