/** A demo opportunity: amounts in 万元, days relative to the day of the seed. */
export interface DemoDeal {
  readonly title: string;
  readonly customer: string;
  readonly amount: number | null;
  readonly owner: string;
  /** How far it has come: a stage, `won` or `lost`. */
  readonly column: string;
  readonly dueIn: number | null;
  readonly tags: readonly string[];
  readonly next?: { readonly text: string; readonly inDays: number };
  readonly blocked?: string;
  /** Why its owner gave it to the public pool. */
  readonly released?: string;
}

const deal = (
  title: string,
  customer: string,
  amount: number | null,
  owner: string,
  column: string,
  dueIn: number | null,
  tags: readonly string[] = [],
  more: Pick<DemoDeal, 'next' | 'blocked' | 'released'> = {},
): DemoDeal => ({ title, customer, amount, owner, column, dueIn, tags, ...more });

const visit = (text: string, inDays: number): Pick<DemoDeal, 'next'> => ({ next: { text, inDays } });

/** Enough deals to see every column alive, with long names, big and unknown amounts, an overdue and a blocked one. */
export const DEMO_DEALS: readonly DemoDeal[] = [
  deal('济南地铁 4 号线信号系统供货与安装（第二标段）', '鲁西轨道交通集团有限公司', 437.68, 'li.wei', 'first-talks', 40, ['轨道', '重点'], visit('拜访信号处', 2)),
  deal('港口 PLC 控制系统升级二期', '蓝屏港务股份有限公司', 120, 'li.wei', 'first-talks', 25, ['港口'], visit('电话确认预算', 1)),
  deal('智慧园区能耗监测平台', '苏州工业园区科技发展有限公司', null, 'zhang.min', 'first-talks', null, ['园区']),
  deal('医院信息化集成平台', '杭州市第三人民医院', 268, 'wang.fang', 'first-talks', 55, ['医疗'], visit('约信息科主任', 4)),
  deal('仓储 WMS 系统替换', '顺达物流有限公司', 86.5, 'zhao.lei', 'first-talks', 30, ['物流']),
  deal('城市污水处理厂自控改造', '石家庄水务集团', 915, 'chen.jing', 'first-talks', 90, ['水务', '重点'], visit('现场踏勘', 3)),
  deal('新能源汽车产线 MES 项目（一期）', '华驰汽车制造有限公司', 1280, 'li.wei', 'requirements', 60, ['制造', '重点'], visit('需求评审会', 2)),
  deal('银行数据中心动环监控', '江海银行股份有限公司', 342, 'zhang.min', 'requirements', 45, ['金融']),
  deal('高校实验室综合管理系统', '南京理工学院', 64, 'wang.fang', 'requirements', -3, ['教育'], visit('补充功能清单', 0)),
  deal('钢铁厂除尘系统远程运维', '唐钢装备有限公司', 530, 'zhao.lei', 'requirements', 35, ['制造'], { blocked: '客户预算科目未定' }),
  deal('连锁门店智能照明', '百佳商业管理有限公司', 45.8, 'chen.jing', 'requirements', 20, ['零售']),
  deal('风电场 SCADA 系统国产化替代（包 3）', '北疆新能源投资有限公司', 2160, 'li.wei', 'proposal', 33, ['能源', '重点'], visit('澄清报价范围', 1)),
  deal('地下管廊监控设备采购', '雄川城建集团', 780, 'zhao.lei', 'proposal', 18, ['市政']),
  deal('食品厂冷链追溯系统', '禾源食品有限公司', 92, 'zhang.min', 'proposal', 12, ['食品'], { blocked: '法务意见未出' }),
  deal('体育馆灯光与音视频系统', '青州文体中心', 156, 'wang.fang', 'proposal', -6, ['文体']),
  deal('化工园区应急指挥平台', '东澜化工园区管委会', 1010, 'chen.jing', 'negotiation', 15, ['园区', '重点'], visit('价格谈判', 1)),
  deal('机场行李系统备件框架', '云港机场集团', 388, 'li.wei', 'negotiation', 10, ['机场']),
  deal('酒店集团客控系统', '云栖酒店管理集团', 210, 'zhang.min', 'negotiation', 22, ['酒店']),
  deal('水泥厂余热发电控制系统', '中砼水泥有限公司', 640, 'zhao.lei', 'contract', 7, ['能源'], visit('合同用印', 2)),
  deal('区级政务云安全加固', '滨江区大数据局', 175, 'wang.fang', 'contract', 5, ['政务']),
  deal('光伏电站运维三年服务', '晨曦光伏科技有限公司', 96, 'chen.jing', 'collection', 14, ['能源']),
  deal('制药厂洁净车间监测', '康泽制药股份有限公司', 310, 'li.wei', 'collection', 9, ['医药'], visit('催收首付款', 3)),
  deal('港区门禁与视频联网改造', '蓝屏港务股份有限公司', 74, 'zhang.min', 'first-talks', null, ['港口'], { released: '客户今年没有预算' }),
  deal('仓库消防报警系统更新', '顺达物流有限公司', 38.6, 'zhao.lei', 'requirements', null, ['物流'], { released: '对接人离职，需要重新建立联系' }),
  deal('职业学院实训基地建设', '青州职业技术学院', 520, 'wang.fang', 'proposal', null, ['教育', '重点'], { released: '不在负责区域，交给同事跟进' }),
  deal('轨道车辆段照明改造', '鲁西轨道交通集团有限公司', 320, 'li.wei', 'won', -20, ['轨道']),
  deal('供热管网监控系统', '唐钢装备有限公司', 450, 'zhao.lei', 'won', -12, ['市政']),
  deal('商业综合体楼宇自控', '百佳商业管理有限公司', 228, 'wang.fang', 'won', -8, ['零售']),
  deal('教育城域网改造', '南京理工学院', 132, 'zhang.min', 'lost', -15, ['教育']),
  deal('水库大坝安全监测', '石家庄水务集团', 265, 'chen.jing', 'lost', -9, ['水务']),
];
