import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { LOSS_REASONS } from '@tideboard/contracts';
import { opportunityTemplate, type Reason, REASON_CODES } from '@tideboard/flow';
import { I18n } from '../../../core/i18n/i18n';
import { provideI18n } from '../../../core/i18n/provide-i18n';
import { lossTexts } from './lost-dialog';
import { ReasonWords } from './reason-words';

describe('ReasonWords', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideI18n(), provideHttpClient()] }));

  for (const locale of ['zh-CN', 'en'] as const) {
    it(`has words for every refusal code in ${locale}`, async () => {
      const i18n = TestBed.inject(I18n);
      await i18n.use(locale);
      expect(REASON_CODES.filter((code) => !i18n.lookup(`reason.${code}`))).toEqual([]);
    });
  }

  it('puts names in place of keys', async () => {
    await TestBed.inject(I18n).use('zh-CN');
    const reason: Reason = { code: 'field_missing', node: 'needs', field: 'need' };
    expect(TestBed.inject(ReasonWords).of(reason, opportunityTemplate)).toBe('「确认需求」缺少「客户需求」');
    expect(TestBed.inject(ReasonWords).of({ code: 'barrier', nodes: ['contract'] }, opportunityTemplate)).toBe('「签订合同」完成后不能回退');
  });

  it('offers every reason of a loss', () => {
    expect(Object.keys(lossTexts)).toEqual([...LOSS_REASONS]);
  });
});
