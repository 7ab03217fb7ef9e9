import { choiceField, choicesOf, type Dictionary, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { decimalField, existingDayField } from './public/decimal-field.ts';
import { supplyStates } from './supply-state.ts';
import { heatMethodTerms, householdFieldTerms, householdStatusTerms, lastOfHousehold, settlementPointFieldTerms } from './vocabulary.ts';

const settlementPoints = headingTerms.settlementPoints.zh;

const ofPoint = namesIn(settlementPointFieldTerms);

const ofHousehold = namesIn(householdFieldTerms);

/** What all settlement points must have, once they are registered. */
export const requiredOfSettlementPoint = ['building', 'company', 'tariff', 'method'] as const;

/** What a household must have in its first row. */
export const requiredOfHousehold = ['point', 'class', 'area'] as const;

/** The columns of a list of settlement points (`heat.md` 1); `from` if a fact is effective from a day on. */
export const settlementPointDictionary: Dictionary = {
  kind: 'settlement-points',
  firstRow: requiredOfSettlementPoint,
  fields: [
    {
      ...textField(ofPoint('code', [settlementPoints, '结算点编号'], ['settlement point', 'point', 'id']), 100),
      required: true,
      lastly: ['结算点代码', '编号', '编码'],
    },
    textField(ofPoint('building', ['建筑代码', '建筑编号'], ['楼栋', 'building code']), 100),
    textField(ofPoint('company', ['热力公司', '供热公司', '供热单位'], ['heat company']), 200),
    textField(ofPoint('tariff', ['热价编号'], []), 100),
    choiceField(
      ofPoint('method', ['热计量方法', '分摊方法'], []),
      choicesOf(heatMethodTerms, {
        household: ['户用热量表', '分户计量'],
        // as the technical specification for heat metering (JGJ 173) names the methods of splitting the heat of a building's meter
        'share-meter': ['户用热量表法', '户用热量表分摊法', '热量表法'],
        'share-units': ['散热器热分配计法', '热分配计法', '热分配表法', '分配表法', '散热器热分配计'],
        'share-time': ['通断时间面积法', '通断时间法', '通断时间面积分摊法'],
        'share-area': ['面积分摊', '面积分摊法', '楼栋计量按面积分摊'],
        area: ['面积', '不计量', '按面积', '面积计费', '按面积收费'],
      }),
    ),
    textField(ofPoint('meter', ['楼栋表'], []), 100),
    decimalField(ofPoint('areaShare', [], ['area share']), { below: 'share-bad', limit: 1n, units: { 1: 1, '%': 0.01 } }),
    textField(ofPoint('substation', ['换热站'], []), 100),
    textField(ofPoint('return', [], []), 100),
    existingDayField(ofPoint('from', ['起', '起始日期'], ['valid from'])),
  ],
};

/** Square metres per unit; an area in feet or 亩 is refused, because it has no finite decimal. */
const areaUnits = { m2: 1, '100m2': 100, '1000m2': 1000, '10000m2': 10_000, ha: 10_000, km2: 1_000_000 };

/** The columns of a list of households. */
export const householdDictionary: Dictionary = {
  kind: 'households',
  stateDays: /^(?:停[供暖热用]|报停|停暖|恢复|复[供热]|开[栓阀通]|关[栓阀]|开始供热|供热开始|停止供热|入网|销户)\S{0,4}(?:日期|日|时间)$/u,
  firstRow: requiredOfHousehold,
  fields: [
    { ...textField(ofHousehold('code', ['热用户编号'], ['household', 'id']), 100), required: true, lastly: [...lastOfHousehold, '编号'] },
    textField(ofHousehold('point', [settlementPoints, '结算点编号'], ['settlement point']), 100),
    textField(ofHousehold('class', ['用户类别', '用热类别'], []), 60),
    {
      ...decimalField(
        ofHousehold(
          'area',
          ['计费面积'],
          [...'供热面积 采暖面积 供暖面积 取暖面积 用热面积 计热面积 缴费面积 面积 建筑面积'.split(' '), 'charged area'],
        ),
        {
          below: 'area-negative',
          units: areaUnits,
        },
      ),
      // net internal area is not a basis for charges unless explicitly stated
      otherwise: ['套内面积', '套内建筑面积', '使用面积', '实用面积', '室内面积'],
    },
    textField(ofHousehold('room', ['房号'], []), 100),
    decimalField(ofHousehold('height', [], ['层高（米）']), { below: 'height-bad', limit: 100n, units: { m: 1, mm: 0.001 } }),
    textField(ofHousehold('meter', ['户用热量表', '热量表'], ['heat meter']), 100),
    textField(ofHousehold('account', ['用热人代码'], []), 100),
    textField(ofHousehold('name', ['用热人姓名', '户主'], ['occupant']), 100),
    {
      ...choiceField(
        ofHousehold('status', ['供热状态', '用热状态'], []),
        choicesOf(householdStatusTerms, {
          supplied: [...'正常 用热 在用 在供 已供热 正常供热 正常用热'.split(' '), 'active', 'on'],
          stopped: [...'报停 停供 已报停 停暖 已停热 已停供 停用 停止供热 不用热 未用热 不供热 未供热'.split(' '), 'off', 'suspended'],
          unconnected: ['未入网', '未联网'],
        }),
      ),
      says: supplyStates,
    },
    existingDayField(ofHousehold('from', ['起', '起始日期'], ['valid from'])),
  ],
};
