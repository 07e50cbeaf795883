import { normaliseHeader, suggestMapping, unitOfHeader } from './mapping';

const fields = (headers: string) =>
  suggestMapping(headers.split(',')).map((each) => (each ? each.field + (each.match === 'similar' ? '?' : '') : null));

describe('suggestMapping', () => {
  it('knows the headers of a sales pipeline', () => {
    expect(fields('opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value')).toEqual([
      'externalId',
      'owner',
      'product',
      'customer',
      'stage',
      'openedOn',
      'closedOn',
      'amount',
    ]);
    expect(fields('close_date,amount,deal_name,deal_stage,email')).toEqual([
      'closedOn',
      'amount',
      'title',
      'stage',
      null,
    ]);
  });

  it('knows Chinese headers, with units and full-width signs', () => {
    expect(
      fields(
        '商机编号,商机名称,客户名称,负责人,销售阶段,预计金额（万元）,币种,创建日期,预计成交日期,标签,备注,下一步计划',
      ),
    ).toEqual([
      'externalId',
      'title',
      'customer',
      'owner',
      'stage',
      'amount',
      'currency',
      'openedOn',
      'expectedCloseOn',
      'tags',
      'note',
      'nextAction',
    ]);
  });

  it('only suggests where a header is mistyped or merely contains a telling word', () => {
    expect(fields('Nmae,Emial,Phne,Compny,Statu')).toEqual(['title?', null, null, 'customer?', 'stage?']);
    expect(fields('Client Name,Sales Rep,CRM Status,Budget,签约客户')).toEqual([
      'customer',
      'owner',
      'stage?',
      'amount',
      null,
    ]);
    expect(fields('签约客户,最终客户')).toEqual(['customer?', null]);
  });

  it('gives a field to one column, the better match', () => {
    expect(fields('Status,Deal Stage')).toEqual([null, 'stage']);
    expect(fields('Amount,Amount')).toEqual(['amount', null]);
  });

  it('does not take contact columns for fields they look like', () => {
    expect(fields('State,Full Name,Job Title,Phone Number,Date,Campaign_ID,序号,,Source')).toEqual(Array(9).fill(null));
  });
});

describe('normaliseHeader', () => {
  it('sets width, case, separators, camel case and units aside', () => {
    expect(
      ['\uFEFFcloseDate', 'CLOSE_DATE', ' close-date: ', 'Close Date (UTC)', 'ｃｌｏｓｅ　ｄａｔｅ'].map(
        normaliseHeader,
      ),
    ).toEqual(Array(5).fill('close date'));
  });
});

describe('unitOfHeader', () => {
  it('reads the unit in parentheses', () => {
    expect(
      ['金额（万元）', '金额(亿)', 'Revenue (k)', 'Amount [million USD]', '金额（元）', '万科金额'].map(unitOfHeader),
    ).toEqual([10_000, 100_000_000, 1_000, 1_000_000, 1, 1]);
  });
});
