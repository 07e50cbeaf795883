import { TestBed } from '@angular/core/testing';
import { I18n } from './i18n';
import { provideI18n } from './provide-i18n';

describe('I18n', () => {
  let i18n: I18n;

  beforeEach(async () => {
    localStorage.setItem('tideboard.locale', 'zh-CN');
    TestBed.configureTestingModule({ providers: [provideI18n()] });
    i18n = TestBed.inject(I18n);
    await i18n.start();
  });

  afterEach(() => localStorage.removeItem('tideboard.locale'));

  it('changes the language, the page and the memory of the device at once', async () => {
    expect(i18n.t('common.save')).toBe('保存');
    await i18n.use('en');
    expect(i18n.t('common.save')).toBe('Save');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('tideboard.locale')).toBe('en');
  });

  it('fills in values and chooses the plural', async () => {
    await i18n.use('en');
    expect(i18n.t('shell.connection.upToDate', { n: 1 })).toBe('Up to date, 1 change.');
    expect(i18n.t('shell.connection.upToDate', { n: 12 })).toBe('Up to date, 12 changes.');
  });

  it('tells when a code has no words', () => {
    expect(i18n.lookup('problem.taken')).toBe('没有领到，已被同事领取。');
    expect(i18n.lookup('problem.never_heard_of')).toBeUndefined();
  });

  it('falls back to the other language of a text that is data', async () => {
    await i18n.use('en');
    expect(i18n.local({ zh: '报价', en: 'Quote' })).toBe('Quote');
    expect(i18n.local({ zh: '报价', en: '' })).toBe('报价');
  });
});
