import canonicalize from 'canonicalize';

/**
 * JSON by RFC 8785: the names of every object in order of their UTF-16 units, numbers as ECMAScript writes them, no whitespace. Equal
 * values have equal text, so that a hash of the text is a hash of the value. Names with undefined values are left out.
 * @param value anything JSON can represent. Throws for NaN, infinity, half a surrogate pair, and circular values
 * @example canonicalJson({ b: 1e21, a: [true, null] }) // '{"a":[true,null],"b":1e+21}'
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON');
  return text;
}
