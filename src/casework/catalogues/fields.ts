import { choiceField, choicesOf, dayField, type Dictionary, keyOf, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { catalogueFieldTerms, catalogueListTerms } from './vocabulary.ts';

const named = namesIn(catalogueFieldTerms);

/** The columns of a catalogue (`casework.md` 2). */
export const catalogueDictionary: Dictionary = {
  kind: 'catalogue',
  fields: [
    textField(named('code', [labelTerms.number.zh], [labelTerms.code.zh]), 100),
    textField({ ...named('name', [labelTerms.productName.zh], ['技术名称', 'product']), required: true }, 300),
    {
      ...choiceField(
        named('list', ['目录类别']),
        choicesOf(catalogueListTerms, {
          promoted: ['推广使用', '推荐'],
          restricted: ['限制使用'],
          prohibited: ['禁止使用', '淘汰', '禁用'],
        }),
      ),
      required: true,
    },
    textField(named('document'), 300),
    textField(named('clause'), 200),
    dayField(named('from', ['起'])),
    dayField(named('until', ['止'])),
  ],
};

/** The name and code columns in a list of products to be checked; -1 if there is no such column. */
export function productColumns(header: readonly string[]): { readonly name: number; readonly code: number } {
  const heads = header.map(keyOf);
  const find = (names: readonly string[]) => heads.findIndex((head) => names.some((name) => keyOf(name) === head));
  const { product, productName, name, code, number } = labelTerms;
  return {
    name: find([
      'product',
      'product name',
      'name',
      'material',
      'item',
      product.zh,
      productName.zh,
      name.zh,
      `材料${name.zh}`,
      '产品（技术）名称',
    ]),
    code: find(['code', 'product code', catalogueFieldTerms.code.zh, code.zh, number.zh, '产品编码', '材料编码']),
  };
}
