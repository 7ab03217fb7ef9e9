/** Words in lists of payments: that one was not made, that it was, what it was for. */

/** Of a payment: it was not made, or not yet. */
export const unpaid =
  /^(?:支付|缴费|付款|扣款|交易|收款|代扣|托收|订单|退款|缴纳|银行)?(?:失败|不成功|未成功|未成交|处理中|进行中|(?:支付|付款|扣款|缴费|退款)中|待[处支付缴扣确到对审提入]\S{0,3}|未[支付缴交扣到入对]\S{0,3}|欠[费缴款]|尚欠|在途|挂账|受理中|已?受理|已?提交|已?关闭|已?超时|已?过期|(?:已|被)?退[票汇]|已?退回|已?拒[绝付]|余额不足|账户(?:不存在|异常))$|^(?:payment |transaction )?(?:fail(?:ed|ure)?|unsuccessful|pending|processing|in (?:progress|process)|not ?paid|unpaid|due|declined|rejected|refused|returned|bounced|expired|time(?:d )?out|initiated|submitted|authori[sz]ed|awaiting\b.*|outstanding|overdue|in arrears|arrears|insufficient funds|dishono[u]?red)$/u;

/** Of a payment: it was made. */
export const paid =
  /^(?:支付|缴费|付款|扣款|交易|收款|代扣|托收|订单)?(?:成功|已?完成|已[支付缴交扣到入对结]\S{0,3})$|^(?:payment )?(?:paid|settled|cleared|completed?|succe(?:ss|eded|ssful)|received|done|approved|accepted)$/u;

/** Words with this meaning only if the heading is about payment: elsewhere they may refer to an invoice or a request. */
export const loose =
  /^(?:已?受理|已?提交|已?关闭|已?过期|已?退回|已?完成|due|returned|expired|processing|initiated|submitted|authori[sz]ed|outstanding|overdue)$/u;

/** Within a longer text: that money did not arrive. */
const failing =
  /失败|不成功|未成功|未成交|余额不[足够]|存款不足|金额不足|拒[绝付收]|退[票汇]|冻结|挂失|止付|户名不符|账[号户户](?:不存在|有误|错误|异常|已?销)|已?销户|密码错误|未签约|无此[账户]|未[到入]账|未扣[款到]|(?<![a-z])(?:fail\w*|unsuccessful|insufficient|declin\w*|reject\w*|bounced|dishono\w*|not paid|unpaid|do not hono\w*|nsf|stop(?:ped)? payment|(?:account|card) (?:is )?(?:closed|frozen|blocked|expired|not found)|invalid (?:account|card)|no such account|time(?:d )?out)(?![a-z])/gu;

/** That it arrived, or that another payment arrived instead. */
const came =
  /成功|已[到入]账|已[补重]?[缴交付收]|补[缴交]|重[新扣缴交]|改[用为现刷微]|现金|另[行缴交]|已(?:处理|解决)|(?<![a-z])(?:success\w*|approved|accepted|paid|settled|received|retried|then|later)(?![a-z])/u;

/** That it was refunded or reversed, in a remark of more than one word. */
const givenBack =
  /退[费款还]|返还|冲[正销]|红冲|撤销|作废|(?<![a-z])(?:refund(?:ed|s)?|charge ?backs?|revers(?:al|ed)|cancell?ed|voided)(?![a-z])/u;

/** Negated statements do not count. */
const denied =
  /(?:无|非|没有|未见|不会|并未)\s?(?:失败|错误|异常|作废|退[费款票汇])|(?:概不|不予?|不可|不能|勿)退[费款还]?|(?<![a-z])(?:no|not|non|never)[\s-]?(?:fail\w*|error\w*|refund\w*|revers\w*|reject\w*)/gu;

/**
 * What a text of several words says about a payment: that it failed, that it arrived, both or that it was reversed (`open`); null: nothing.
 */
export function paymentOutcome(text: string): 'failed' | 'came' | 'open' | null {
  const bare = text.normalize('NFKC').toLowerCase().replaceAll(denied, ' ');
  const rest = bare.replaceAll(failing, ' ');
  if (givenBack.test(rest)) return 'open';
  if (rest !== bare) return came.test(rest) ? 'open' : 'failed';
  return came.test(rest) ? 'came' : null;
}

const heat =
  /^(?:(?:非?居民|商业|公建|本[季年])?(?:集中)?(?:采暖|取暖|供暖|供热|暖气|用?热力?|基本热|计量热|容量热))(?:计量|基本|基础)?(?:费用?|款)?$|^(?:district |space )?heat(?:ing)?(?: (?:fees?|charges?|bills?|payments?|costs?))?$/u;
const other =
  /^(?:(?:物业|公共)(?:管理|服务)?|自来水|生活热?水|水|电|公摊[水电]?|水电|污水(?:处理)?|(?:燃|天然|煤|管道)?气|车[位库]\S{0,2}|停车\S{0,2}|(?:生活)?垃圾(?:清运|处理)?|卫生|保洁|清洁|有线(?:电视)?|电视|宽带|网络?|电话|电梯|绿化|装修\S{0,4}|维修(?:基金|资金)?|房屋?租?|租|门禁|工本|办?卡)(?:费用?|金|款)?$|^(?:押金|保证金|租金|房租|维修基金|维修资金)$|^(?:water|sewer(?:age)?|electric(?:ity)?|power|gas|property|management|parking|garbage|trash|waste|rent|internet|cable|deposit|security deposit|lift|elevator|cleaning|service)(?: (?:management|maintenance))?(?: (?:fees?|charges?|bills?|payments?|costs?|rental))?$/u;

/** Payments to a heat company that are not for heat: they may or may not be meant. */
const beside =
  /滞纳金|违约金|罚款|开[栓阀]费|入网费|接口费|管网\S{0,2}费|报停|停供|停热|热损|改造费|late fee|penalty|connection fee|surcharge/u;

/** What a payment was for: heat, something else, several things or something that may belong to heat (`open`); null: not a charge. */
export function chargeIn(cell: string): 'heat' | 'other' | 'open' | null {
  const word = cell.normalize('NFKC').toLowerCase().trim();
  if (heat.test(word)) return 'heat';
  if (other.test(word)) return /^(?:电|水|气|网|卡|租|power|service|management|电话|电视|网络)$/u.test(word) ? null : 'other';
  const parts = word.split(/[+、,;/&和及与]|\band\b/u).map((part) => part.trim());
  const named = parts.map((part) => (heat.test(part) ? 'heat' : other.test(part) ? 'other' : null));
  if (parts.length > 1 && named.every((one) => one !== null)) return named.includes('heat') ? 'open' : 'other';
  return beside.test(word) ? 'open' : null;
}
