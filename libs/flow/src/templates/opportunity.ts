import type { FlowDefinition } from '../model';

/**
 * The built-in opportunity flow: six stages from the first talk to the money. Legal reads the terms beside the quote,
 * and a loss leads to a debrief.
 */
export const opportunityTemplate: FlowDefinition = {
  key: 'opportunity',
  name: { zh: '商机推进', en: 'Opportunity' },
  roles: [
    { key: 'legal', name: { zh: '法务', en: 'Legal' } },
    { key: 'sales_lead', name: { zh: '销售主管', en: 'Sales lead' } },
    // Without nodes of their own: who takes part in these roles sees the deal and helps.
    { key: 'presales', name: { zh: '售前', en: 'Presales' } },
    { key: 'bid', name: { zh: '投标', en: 'Bid team' } },
    { key: 'finance', name: { zh: '财务', en: 'Finance' } },
  ],
  switches: [],
  stages: [
    {
      key: 'first-talks',
      name: { zh: '初步洽谈', en: 'First talks' },
      probability: 20,
      idleDays: 7,
      standard: {
        zh: '客户愿意交谈，知道对口联系人。',
        en: 'The customer is willing to talk, and we know the contact person.',
      },
    },
    {
      key: 'requirements',
      name: { zh: '需求谈判', en: 'Requirements' },
      probability: 40,
      idleDays: 10,
      standard: {
        zh: '已完成首次沟通，客户确认有采购意向。',
        en: 'The first talk has been held, and the customer confirms that they intend to buy.',
      },
    },
    {
      key: 'proposal',
      name: { zh: '方案报价', en: 'Proposal and quote' },
      probability: 60,
      idleDays: 10,
      standard: {
        zh: '需求已写清楚，尽可能了解了预算。',
        en: 'The need is written down and, where possible, the budget is known.',
      },
    },
    {
      key: 'negotiation',
      name: { zh: '谈判审核', en: 'Negotiation review' },
      probability: 75,
      idleDays: 7,
      standard: {
        zh: '报价已提交，法务已审阅条款。',
        en: 'The quote has been made, and legal has read the terms.',
      },
    },
    {
      key: 'contract',
      name: { zh: '签约合同', en: 'Contract' },
      probability: 90,
      idleDays: 14,
      standard: {
        zh: '价格和条款双方谈定，内部审核通过。',
        en: 'Price and terms are agreed, and the internal review has passed.',
      },
    },
    {
      key: 'collection',
      name: { zh: '订单回款', en: 'Order and collection' },
      probability: 95,
      idleDays: 30,
      standard: { zh: '合同已签署并有编号。', en: 'The contract is signed and has a number.' },
    },
  ],
  nodes: [
    {
      key: 'talk',
      stage: 'first-talks',
      name: { zh: '初步洽谈', en: 'First talk' },
      kind: 'task',
      due: { kind: 'after', days: 5, calendar: 'working' },
    },
    {
      key: 'needs',
      stage: 'requirements',
      name: { zh: '确认需求', en: 'Clarify the need' },
      kind: 'task',
      due: { kind: 'after', days: 10, calendar: 'working' },
      form: [
        { key: 'need', name: { zh: '客户需求', en: 'Need' }, type: 'longText', required: true },
        { key: 'budget', name: { zh: '客户预算', en: 'Budget' }, type: 'money' },
      ],
    },
    {
      key: 'quote',
      stage: 'proposal',
      name: { zh: '方案与报价', en: 'Proposal and quote' },
      kind: 'task',
      due: { kind: 'after', days: 5, calendar: 'working' },
      form: [
        { key: 'price', name: { zh: '报价金额', en: 'Price' }, type: 'money', required: true, bind: 'amount' },
        { key: 'quoteNote', name: { zh: '报价说明', en: 'Quote note' }, type: 'longText' },
      ],
    },
    {
      key: 'legal',
      stage: 'proposal',
      name: { zh: '法务审阅', en: 'Legal review' },
      kind: 'review',
      owners: [{ by: 'role', role: 'legal' }],
      review: { rejectTo: 'needs' },
      due: { kind: 'after', days: 3, calendar: 'working' },
    },
    {
      key: 'review',
      stage: 'negotiation',
      name: { zh: '谈判审核', en: 'Negotiation review' },
      kind: 'task',
      owners: [{ by: 'role', role: 'sales_lead' }, { by: 'card' }],
      due: { kind: 'after', days: 5, calendar: 'working' },
    },
    {
      key: 'contract',
      stage: 'contract',
      name: { zh: '签订合同', en: 'Sign the contract' },
      kind: 'task',
      due: { kind: 'after', days: 10, calendar: 'working' },
      form: [
        { key: 'contractNo', name: { zh: '合同编号', en: 'Contract number' }, type: 'text', required: true },
        { key: 'signedOn', name: { zh: '签署日期', en: 'Signed on' }, type: 'date' },
      ],
    },
    {
      key: 'order',
      stage: 'collection',
      name: { zh: '下单与回款', en: 'Order and first payment' },
      kind: 'task',
      due: { kind: 'after', days: 30, calendar: 'calendar' },
      form: [{ key: 'firstPaymentOn', name: { zh: '首款到账日期', en: 'First payment on' }, type: 'date' }],
    },
    {
      key: 'debrief',
      name: { zh: '输单复盘', en: 'Loss debrief' },
      kind: 'task',
      due: { kind: 'after', days: 5, calendar: 'working' },
      form: [{ key: 'lesson', name: { zh: '经验教训', en: 'Lesson learned' }, type: 'longText', required: true }],
    },
  ],
  markers: [
    { key: 'start', kind: 'start' },
    { key: 'won', kind: 'end', outcome: 'won' },
    { key: 'lost', kind: 'lost' },
  ],
  edges: [
    { from: 'start', to: 'talk' },
    { from: 'talk', to: 'needs' },
    { from: 'needs', to: 'quote' },
    { from: 'needs', to: 'legal' },
    { from: 'quote', to: 'review' },
    { from: 'legal', to: 'review' },
    { from: 'review', to: 'contract' },
    { from: 'contract', to: 'order' },
    { from: 'order', to: 'won' },
    { from: 'lost', to: 'debrief' },
  ],
};
