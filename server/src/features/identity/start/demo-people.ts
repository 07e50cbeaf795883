import { DEMO_PASSWORD } from '../people/passwords';
import type { PeopleSeed, SeedPerson } from '../people/people-seed';

const person = (login: string, name: string, team: string, ...roles: string[]): SeedPerson => ({
  login,
  name,
  password: DEMO_PASSWORD,
  team,
  roles,
});

/** A company to try things with: one sales centre with two teams, a bid centre, the functions. */
export const DEMO_PEOPLE: PeopleSeed = {
  organisation: '潮汐科技 Tideboard Demo',
  teams: [
    { key: 'sales', name: '销售中心', parent: null },
    { key: 'east', name: '华东团队', parent: 'sales' },
    { key: 'north', name: '华北团队', parent: 'sales' },
    { key: 'bids', name: '投标中心', parent: null },
    { key: 'functions', name: '职能部门', parent: null },
  ],
  people: [
    person('admin', '系统管理员', 'functions', 'admin'),
    person('director', '周明远', 'sales', 'director'),
    person('lead-east', '陈立东', 'east', 'team-lead'),
    person('lead-north', '孙志强', 'north', 'team-lead'),
    person('li.wei', '李伟', 'east', 'sales'),
    person('zhang.min', '张敏', 'east', 'sales'),
    person('wang.fang', '王芳', 'east', 'sales'),
    person('zhao.lei', '赵磊', 'north', 'sales'),
    person('chen.jing', '陈静', 'north', 'sales'),
    person('bid.manager', '吴建国', 'bids', 'bid-manager'),
    person('bid.member', '郑晓雨', 'bids', 'bid-member'),
    person('presales', '何家豪', 'bids', 'presales'),
    person('legal', '林若兰', 'functions', 'legal'),
    person('finance', '钱慧', 'functions', 'finance'),
    person('viewer', '冯一帆', 'functions', 'viewer'),
  ],
};
