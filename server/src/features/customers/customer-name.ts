/** Legal forms that say nothing about who it is; longer ones before those that they end with. */
const CHINESE_FORM = /(?:股份有限公司|有限责任公司|有限公司)$/;
/** A word of its own at the end: `Tobacco` does not end with `Co`. */
const LATIN_FORM =
  /^(.*[^\s.,])[\s.,]+(?:incorporated|inc|limited|ltd|llc|l\.l\.c|gmbh|corporation|corp|company|co|plc)$/;
/** `Johnson & Co` is not `Johnson`: here the form is a part of the name. */
const JOINED = /(?:&|\+|\band)$/;
const SHORTEST_REST = 2;
const LONGEST_KEY = 400;

/** Case, width and doubled spaces put aside: for searching. */
export function foldCustomerName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** One key for all spellings of a customer's name: without case, width, spaces and legal form. Empty for an empty name. */
export function customerNameKey(name: string): string {
  let rest = trimEnd(foldCustomerName(name));
  for (let shorter = withoutForm(rest); shorter !== rest; shorter = withoutForm(rest)) rest = shorter;
  return rest.replace(/\s+/g, '').slice(0, LONGEST_KEY);
}

function withoutForm(name: string): string {
  const shorter = trimEnd(LATIN_FORM.exec(name)?.[1] ?? name.replace(CHINESE_FORM, ''));
  return shorter.length < SHORTEST_REST || JOINED.test(shorter) ? name : shorter;
}

function trimEnd(name: string): string {
  return name.replace(/[\s.,。、]+$/, '') || name;
}
