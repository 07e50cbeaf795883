import type { ImportProblem } from '@tideboard/contracts';

export type SheetLocale = 'zh-CN' | 'en';

/** Why a row stayed out, for the file of such rows. `{name}` stands for a parameter. */
const WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  row_ragged: { zh: '应有 {expected} 列，实有 {found} 列', en: 'has {found} cells instead of {expected}' },
  title_missing: { zh: '没有标题', en: 'has no title' },
  too_long: { zh: '超过 {max} 个字符', en: 'is longer than {max} characters' },
  too_many: { zh: '超过 {max} 个', en: 'has more than {max}' },
  external_id_duplicate: { zh: '编号与第 {firstLine} 行重复', en: 'repeats the id of row {firstLine}' },
  owner_unmapped: { zh: '负责人未对应', en: 'names an owner that nobody was chosen for' },
  stage_unmapped: { zh: '阶段未对应', en: 'names a stage that none was chosen for' },
  outcome_unmapped: { zh: '结果未对应', en: 'names an outcome that none was chosen for' },
  currency_unmapped: { zh: '币种未对应', en: 'names a currency that none was chosen for' },
  date_invalid: { zh: '日期无效', en: 'is not a date' },
  date_order_missing: { zh: '未选择日期顺序', en: 'is a date whose order was not chosen' },
  amount_not_number: { zh: '金额不是数字', en: 'is not a number' },
  amount_negative: { zh: '金额为负', en: 'is negative' },
  amount_too_precise: { zh: '金额小数位过多', en: 'has too many decimal places' },
  amount_too_large: { zh: '金额过大', en: 'is too large' },
  amount_other_currency: { zh: '金额带有其他币种的符号', en: 'bears the sign of another currency' },
  currency_unknown: { zh: '币种未知', en: 'is not a known currency' },
  stage_conflict: { zh: '阶段与结果矛盾', en: 'contradicts the stage' },
  owner_denied: { zh: '您不能把商机分给此负责人', en: 'names an owner whom you may not import for' },
  update_denied: { zh: '此编号已被使用，您无权更新', en: 'bears an id that is taken, and you may not update it' },
  other_board: { zh: '此编号的商机不在本看板', en: 'bears the id of an opportunity that is not on this board' },
  suspended_unsupported: { zh: '不能以“暂停”状态导入，请选择一个阶段', en: 'cannot come in suspended; choose a stage' },
  customer_invalid: { zh: '客户名称无效', en: 'has no usable customer name' },
  move_refused: { zh: '不能从“{from}”移到“{to}”，其他字段已更新', en: 'may not move from {from} to {to}; other fields were updated' },
  write_failed: { zh: '未能写入', en: 'could not be written' },
};

const SHEET = {
  'zh-CN': { line: '行', reason: '原因' },
  en: { line: 'Row', reason: 'Reason' },
} as const;

export const sheetWords = (locale: SheetLocale): { readonly line: string; readonly reason: string } => SHEET[locale];

/** The reason in words, with the column that it is about. */
export function sayProblem(problem: ImportProblem, header: readonly string[], locale: SheetLocale): string {
  const words = WORDS[problem.code];
  const text = words ? filled(locale === 'en' ? words.en : words.zh, problem.params) : problem.code;
  const column = problem.column === null ? undefined : header[problem.column];
  return column ? `${column}: ${text}` : text;
}

/** Chinese for whoever asks for Chinese first, by the header `Accept-Language`. */
export function localeOf(accepted: string | undefined): SheetLocale {
  return /^\s*zh/i.test(accepted ?? '') ? 'zh-CN' : 'en';
}

function filled(text: string, params: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
