import type { RoleView, UserView } from '@tideboard/contracts';
import { changesOf, draftOf, isChanged, peopleTouched, previewOf, toggleScope } from './role-matrix';

const sales: RoleView = { key: 'sales', name: { zh: '销售', en: 'Sales' }, grants: { 'opportunity.view': ['own', 'participant'] }, members: 35 };
const lead: RoleView = { key: 'lead', name: { zh: '主管', en: 'Lead' }, grants: { 'opportunity.view': ['team'] }, members: 6 };

describe('matrix of roles', () => {
  it('lets "all" stand alone and gives way to a narrower scope', () => {
    expect(toggleScope(sales.grants, 'opportunity.view', 'all')).toEqual({ 'opportunity.view': ['all'] });
    expect(toggleScope({ 'opportunity.view': ['all'] }, 'opportunity.view', 'team')).toEqual({ 'opportunity.view': ['team'] });
  });

  it('drops an action without any scope', () => {
    expect(toggleScope(lead.grants, 'opportunity.view', 'team')).toEqual({});
  });

  it('calls a cell unchanged once it is back where it was, in whatever order', () => {
    const away = toggleScope(sales.grants, 'opportunity.view', 'own');
    expect(isChanged(sales, away, 'opportunity.view')).toBeTrue();
    expect(isChanged(sales, toggleScope(away, 'opportunity.view', 'own'), 'opportunity.view')).toBeFalse();
  });

  it('finds every changed cell and its roles', () => {
    const draft = { ...draftOf([sales, lead]), lead: { 'opportunity.claim': ['pool'] as const } };
    expect(changesOf([sales, lead], draft)).toEqual({ cells: 2, roles: ['lead'] });
  });

  it('counts a person with two changed roles once, and those who are out not at all', () => {
    const user = (id: string, roles: string[], active = true) => ({ id, roles, active }) as UserView;
    const users = [user('1', ['sales', 'lead']), user('2', ['sales']), user('3', ['lead'], false)];
    expect(peopleTouched(['sales', 'lead'], [sales, lead], users)).toBe(2);
    expect(peopleTouched(['sales', 'lead'], [sales, lead], [])).toBe(41);
  });

  it('says in one line what reaches equally far', () => {
    const preview = previewOf({ 'opportunity.view': ['own'], 'opportunity.edit': ['own'], 'opportunity.claim': ['pool'], 'settings.jobs': ['all'] });
    expect(preview.map(({ group, lines }) => [group, lines.length])).toEqual([['opportunity', 2], ['other', 1]]);
    expect(preview[0]?.lines[0]?.labels).toEqual(['admin.verb.view', 'admin.verb.edit']);
  });
});
