/** What a column of an opportunity file may mean. */
export type ImportField =
  | 'externalId'
  | 'title'
  | 'customer'
  | 'product'
  | 'owner'
  | 'stage'
  | 'outcome'
  | 'amount'
  | 'currency'
  | 'openedOn'
  | 'closedOn'
  | 'expectedCloseOn'
  | 'tags'
  | 'note'
  | 'nextAction';

/** Fields holding dates. `closedOn` of an open opportunity is read as its expected close. */
export type DateField = 'openedOn' | 'closedOn' | 'expectedCloseOn';

/** Header names known for each field, normalised, the most telling first. */
export const HEADER_NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  externalId: names('opportunity id|deal id|record id|external id|id|opp id|商机编号|外部编号|商机id|编号|单号'),
  title: names(
    'opportunity name|deal name|title|opportunity|deal|subject|topic|name|project name|商机名称|商机标题|标题|项目名称|商机|名称|主题',
  ),
  customer: names(
    'account|account name|customer|customer name|company|company name|client|client name|organization|' +
      'organisation|客户|客户名称|客户全称|公司|公司名称|单位|单位名称',
  ),
  product: names('product|product name|products|产品|产品名称|产品型号|意向产品'),
  owner: names(
    'owner|sales agent|sales rep|salesperson|sales person|opportunity owner|deal owner|lead owner|rep|' +
      'assigned to|account manager|负责人|销售|销售人员|销售代表|业务员|跟进人|所有者|归属人|客户经理',
  ),
  stage: names(
    'deal stage|stage|stage name|sales stage|pipeline stage|opportunity stage|status|deal status|阶段|销售阶段|商机阶段|' +
      '状态|商机状态|跟进状态',
  ),
  outcome: names('outcome|result|won lost|结果|输赢|赢单状态|成交结果|商机结果'),
  amount: names(
    'close value|amount|deal amount|deal value|value|opportunity amount|expected revenue|revenue|budget|price|' +
      '金额|商机金额|预计金额|预计成交金额|成交金额|合同金额|销售金额|预算|预算金额|报价',
  ),
  currency: names('currency|currency code|currency iso code|币种|货币|币别'),
  openedOn: names(
    'engage date|open date|opened on|created date|create date|created time|created at|created|start date|创建日期|' +
      '创建时间|开始日期|立项日期|接触日期|录入时间|首次接触日期',
  ),
  closedOn: names(
    'close date|closed date|closed on|closed at|won date|成交日期|结单日期|关闭日期|结束日期|实际成交日期|签约日期|签单日期',
  ),
  expectedCloseOn: names(
    'expected close|expected close date|expected closing|estimated close date|forecast close date|预计成交日期|' +
      '预计成交时间|预计签约日期|预计签单日期|预计结单日期|预计关闭日期',
  ),
  tags: names('tags|tag|labels|label|标签'),
  note: names('note|notes|description|comment|comments|remarks|remark|details|备注|说明|描述|备注信息|跟进记录'),
  nextAction: names('next action|next step|next steps|下一步|下一步计划|下次跟进|后续计划|下一步行动'),
};

/**
 * Words inside a longer header that still tell its field; too general ones (name, date, id, value) are left out on
 * purpose.
 */
export const TELLING_WORDS: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  customer: names('account|customer|company|client|客户'),
  product: names('product|产品'),
  owner: names('owner|负责人|销售'),
  stage: names('stage|status|阶段|状态'),
  amount: names('amount|revenue|budget|金额|预算'),
  currency: names('currency|币种'),
  expectedCloseOn: names('expected close|预计成交日|预计签约日'),
  closedOn: names('close date|closed date|成交日|签约日'),
  openedOn: names('created|创建日|创建时间'),
  tags: names('tags|标签'),
  note: names('notes|备注'),
  nextAction: names('next step|下一步'),
};

/** Common headers of contact and lead files that mean no field of an opportunity, though they look like one. */
export const UNUSED_HEADERS: ReadonlySet<string> = new Set(
  names(
    'state|full name|first name|last name|email|email address|phone|phone number|mobile|city|country|website|' +
      'address|job title|date|time|序号|no|number|language|form name|ad name|campaign id|source|platform|extra|' +
      'age|role',
  ),
);

function names(list: string): readonly string[] {
  return list.split('|');
}
