import type { FlowDefinition, FlowStage } from '../model';

const steps: FlowStage[] = [
  {
    key: 'new',
    name: { zh: '新线索', en: 'New' },
    probability: 5,
    idleDays: 3,
    standard: { zh: '有名称和来源的线索。', en: 'A lead with a name and an origin.' },
  },
  {
    key: 'contacted',
    name: { zh: '已联系', en: 'Contacted' },
    probability: 15,
    idleDays: 5,
    standard: { zh: '已与客户本人取得联系。', en: 'The customer has been reached in person.' },
  },
  {
    key: 'needs',
    name: { zh: '需求确认', en: 'Needs confirmed' },
    probability: 30,
    idleDays: 5,
    standard: { zh: '产品、数量和时间已确认。', en: 'Product, quantity and time are confirmed.' },
  },
  {
    key: 'demo',
    name: { zh: '演示', en: 'Demo' },
    probability: 45,
    idleDays: 7,
    standard: { zh: '演示或样品已约定。', en: 'A demonstration or a sample is arranged.' },
  },
  {
    key: 'quote',
    name: { zh: '报价', en: 'Quote' },
    probability: 60,
    idleDays: 7,
    standard: { zh: '客户看过产品并询价。', en: 'The customer has seen the product and asks for a price.' },
  },
  {
    key: 'negotiation',
    name: { zh: '谈判', en: 'Negotiation' },
    probability: 75,
    idleDays: 7,
    standard: { zh: '客户对报价有回应。', en: 'The customer has answered the quote.' },
  },
  {
    key: 'signing',
    name: { zh: '签约', en: 'Signing' },
    probability: 90,
    idleDays: 10,
    standard: { zh: '价格谈定，等待签字。', en: 'The price is agreed; the signature is awaited.' },
  },
  {
    key: 'collection',
    name: { zh: '回款', en: 'Collection' },
    probability: 95,
    idleDays: 30,
    standard: { zh: '订单已签，等待到账。', en: 'The order is signed; the money is awaited.' },
  },
];

/** The built-in flow for selling a product without a project: one node a stage, nothing required, all by one owner. */
export const quickSaleTemplate: FlowDefinition = {
  key: 'quick-sale',
  name: { zh: '快速产品销售', en: 'Quick product sale' },
  roles: [{ key: 'presales', name: { zh: '售前', en: 'Presales' } }],
  switches: [],
  stages: steps,
  nodes: steps.map(({ key, name }) => ({ key, stage: key, name, kind: 'task' as const })),
  markers: [
    { key: 'start', kind: 'start' },
    { key: 'won', kind: 'end', outcome: 'won' },
    { key: 'lost', kind: 'lost' },
  ],
  edges: [
    { from: 'start', to: 'new' },
    ...steps.slice(1).map(({ key }, index) => ({ from: steps[index]?.key ?? '', to: key })),
    { from: 'collection', to: 'won' },
  ],
};
