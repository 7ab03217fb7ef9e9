import { clockOfHeading } from '#platform/list-intake/clock-of-heading.ts';
import { parseTime } from '#platform/tables/time.ts';
import { today } from '#kernel/today.ts';
import { lastOfHousehold } from '#heat/heat-supply/vocabulary.ts';
import { choiceField, choicesOf, type Dictionary, type FieldSpec, keyOf, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { moneyOf, parseYuan, yuanUnits } from '#kernel/money.ts';
import { decimalField, existingDayField } from '#heat/heat-supply/public/decimal-field.ts';
import { seasonField } from './season-name.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { heatPaymentFieldTerms, heatPaymentKindTerms, heatSupplyFieldTerms, heatUnitFieldTerms } from './vocabulary.ts';

/** A time of day that begins with its year; whether months or days come first is not decided here. */
const hasClock = /^\d{4}\D.*\d:\d/u;

/**
 * A field of days whose times may be in another time zone: they count on the local day of the place (`2025-11-07T20:00:00Z`, a column
 * `缴费日期(UTC)`).
 * @param plain the field that reads days of the place
 */
function localDayField(plain: FieldSpec): FieldSpec {
  const parseOf =
    (ofColumn: number | null): FieldSpec['parse'] =>
    (text, factor) => {
      const time = hasClock.test(text.trim()) ? parseTime(text) : null;
      const offset = time === null || typeof time === 'string' ? null : (time.offsetSeconds ?? ofColumn);
      if (time === null || typeof time === 'string' || offset === null) return plain.parse(text, factor);
      return { value: today((time.localSeconds - offset) * 1000) };
    };
  return {
    ...plain,
    parse: parseOf(null),
    timed: true,
    ofHeading: (heading) => {
      const offset = clockOfHeading(heading);
      return offset === null ? null : { parse: parseOf(offset) };
    },
  };
}

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>;

const ofUnit = namesIn(heatUnitFieldTerms);

const ofPayment = namesIn(heatPaymentFieldTerms);

/** The columns of a list of allocator readings for a season. */
export const heatUnitDictionary: Dictionary = {
  kind: 'heat-units',
  fields: [
    { ...textField({ ...ofUnit('household', [], ['code']), lastly: lastOfHousehold }, 100), required: true },
    { ...seasonField(ofUnit('season', ['供暖季'], ['heating season'])), required: true },
    { ...decimalField(ofUnit('units', ['分摊读数', '累计分摊值'], []), { below: 'units-bad' }), required: true },
  ],
};

/** More than a customer pays at once: ten billion yuan, in cents. */
const mostCents = 10n ** 12n;

/**
 * A paid amount of money, as text of yuan with two decimals; positive, in whole cents. A bare number is in the unit of its column, one with
 * its own unit (`120元`, `1.2万`) in that unit.
 */
function amountField(names: Names): FieldSpec {
  return {
    ...names,
    units: yuanUnits,
    numeric: true,
    parse: (text, factor) => {
      const isBare = !/(?:[百千万亿元圆]整?|yuan|(?<=\d\s*)(?:RMB|CNY))$/iu.test(text.normalize('NFKC').trim());
      const cents =
        parseYuan(text)
          ?.mul(exactOf(isBare ? factor : 1))
          .mul(exact(100n)) ?? null;
      const isMoney = cents !== null && cents.d === 1n && cents.s > 0n && cents.n > 0n && cents.n <= mostCents;
      return isMoney ? { value: moneyOf(cents.n) } : { fault: 'amount-bad', evidence: { amount: text } };
    },
  };
}

/** What every row of a list of payments must have; the account may follow from the household. */
export const requiredOfPayment = ['paid', 'yuan', 'reference'] as const;

const paid = ofPayment(
  'paid',
  ['缴费日', '到账日期'],
  [
    ...'缴费时间 交费日期 交费时间 支付日期 支付时间 付款日期 付款时间 缴款日期 收款日期 到账时间'.split(' '),
    'payment date',
    'payment time',
    'payment day',
    'date paid',
  ],
);

const plainKind = choiceField(
  ofPayment('kind'),
  choicesOf(heatPaymentKindTerms, {
    payment: [...'收款 缴款 支付 付款 收费 交费 缴纳 收 收入 转入 入账 来账 进账'.split(' '), 'pay', 'receipt', 'in', 'incoming', 'inflow'],
    refund:
      '退款,退,退还,返还,冲销,红冲,冲红,冲正,红字,红字冲销,支,付,支出,转出,出账,往账,chargeback,reversal,refunded,out,outgoing,outflow'.split(
        ',',
      ),
  }),
);

/** States and remarks are about the row itself: a value meaning “returned” there does not make it a refund. */
const saysElse =
  /状态|结果|情况|是否|备注|说明|附注|摘要|(?<![a-z])(?:status|state|result|remarks?|notes?|comments?|memo|description)(?![a-z])/iu;

/** Whether money was paid or refunded; a column with any other name also qualifies if all its cells say so and some are payments. */
const kindField: FieldSpec = {
  ...plainKind,
  byCells: (heading, cells) => {
    const kinds = cells.map((cell) => plainKind.words?.get(keyOf(cell)));
    return !saysElse.test(heading) && kinds.includes('payment') && !kinds.includes(undefined);
  },
};

/** The columns of a list of payments. */
export const heatPaymentDictionary: Dictionary = {
  kind: 'payments',
  payments: true,
  oneOf: [['account', 'household']],
  fields: [
    textField(ofPayment('account', ['账户'], ['户主账户']), 100),
    textField(
      {
        ...ofPayment('household', [], [...'热用户编号 用热户编号 户编号'.split(' '), 'household no', 'household id']),
        lastly: lastOfHousehold,
      },
      100,
    ),
    seasonField(ofPayment('season', ['供暖季'], ['heating season', ...'年度 采暖年度 供热季'.split(' ')])),
    { ...localDayField(existingDayField(paid)), required: true },
    {
      ...amountField(
        ofPayment(
          'yuan',
          [...'缴费金额 实缴金额 实收金额 实交金额 实付金额 到账金额 实收 实缴'.split(' '), 'amount paid', 'paid amount'],
          [...'缴款金额 收款金额 交费金额 支付金额 付款金额 收费金额'.split(' '), 'amount', 'payment amount'],
        ),
      ),
      // next to a column of amounts owed, the column of amounts paid is meant
      rather: (heading: string) => /实[收缴交付]|到账|paid|payment/iu.test(heading),
      required: true,
    },
    {
      ...textField(
        ofPayment(
          'reference',
          ['流水号'],
          [...'交易流水号 收据号 票据号 收据编号 订单号 缴费单号 交易号'.split(' '), 'receipt no', 'transaction id', 'payment reference'],
        ),
        100,
      ),
      required: true,
    },
    kindField,
  ],
};

/** Yuan per GJ for each unit. */
const pricesOfGj = Object.fromEntries(Object.entries(yuanUnits).map(([unit, yuan]) => [`${unit}/GJ`, yuan]));

/** A price per GJ as a tariff writes it: decimals without sign or comma, so that `1,3` is neither 13 nor 1.3. */
function priceField(names: Names): FieldSpec {
  const plain = decimalField(names, { below: 'supply-price-bad', units: pricesOfGj });
  return {
    ...plain,
    parse: (text, factor) =>
      /^\d+(?:\.\d+)?$/u.test(text.normalize('NFKC').trim())
        ? plain.parse(text, factor)
        : { fault: 'supply-price-bad', evidence: { value: text } },
  };
}

const ofSupply = namesIn(heatSupplyFieldTerms);

/** What every supply must have. */
export const requiredOfSupply = ['supplier', 'company', 'meter', 'price'] as const;

/** The columns of a list of heat supplies that companies buy; a price is effective from its day on. */
export const heatSupplyDictionary: Dictionary = {
  kind: 'heat-supplies',
  fields: [
    { ...textField(ofSupply('supplier', ['热源'], []), 100), required: true },
    { ...textField(ofSupply('company', [], ['heat company']), 100), required: true },
    { ...textField(ofSupply('meter', [], ['meter code']), 100), required: true },
    { ...priceField(ofSupply('price', [settlementPointFieldTerms.tariff.zh, '购热价格'], [])), required: true },
    existingDayField(ofSupply('from', ['起'], ['valid from'])),
  ],
};
